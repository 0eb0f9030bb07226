import { Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MarketInfo } from '@/api/types';
import { PriceGuidance } from '@/components/book-guidance';
import { ChoiceCards } from '@/components/form/choice-cards';
import { bind, fieldError, fieldId } from '@/components/form/use-form';
import { currencySign } from '@/lib/format';
import { priceText } from '@/lib/market/price';
import { type CopyValues, conditions, isCondition } from './copy-values';
import classes from './sell.module.css';

type Props = { form: UseFormReturn<CopyValues>; market: MarketInfo; edition: string; open?: boolean };

/** What is said of one's own copy: condition and price first, the rest if one likes. */
export function CopyFields({ form, market, edition, open = false }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { errors } = form.formState;
  const condition = form.watch('condition');
  const more = open || Boolean(errors.description ?? errors.courses);
  return (
    <>
      <ChoiceCards
        {...bind(form, 'condition')}
        legend={t('copy.condition')}
        choices={conditions.map((value) => ({
          value,
          label: common(`condition.${value}`),
          meaning: t(`conditionMeaning.${value}`),
        }))}
      />
      <div className={classes.price}>
        <TextInput
          {...bind(form, 'price')}
          label={t('copy.price')}
          inputMode="decimal"
          autoComplete="off"
          leftSection={<span aria-hidden="true">{currencySign(market.currency)}</span>}
        />
        <PriceGuidance
          edition={edition}
          condition={isCondition(condition) ? condition : undefined}
          onTake={(price) => form.setValue('price', priceText(price, market.currency_decimals), { shouldDirty: true })}
        />
      </div>
      <Controller
        control={form.control}
        name="negotiable"
        render={({ field }) => (
          <Switch
            id={fieldId('negotiable')}
            label={t('copy.negotiable')}
            checked={field.value}
            onChange={({ currentTarget }) => field.onChange(currentTarget.checked)}
          />
        )}
      />
      <details className={classes.more} {...(more ? { open: true } : {})}>
        <summary>{t('copy.more')}</summary>
        <div>
          <Textarea
            {...bind(form, 'description')}
            label={t('copy.description')}
            description={t('copy.descriptionHint')}
            autosize
            minRows={3}
          />
          <Controller
            control={form.control}
            name="courses"
            render={({ field }) => (
              <TagsInput
                id={fieldId('courses')}
                label={t('copy.courses')}
                description={t('copy.coursesHint')}
                splitChars={[',', ';']}
                acceptValueOnBlur
                value={field.value}
                error={fieldError(form, 'courses')}
                onChange={field.onChange}
              />
            )}
          />
        </div>
      </details>
    </>
  );
}
