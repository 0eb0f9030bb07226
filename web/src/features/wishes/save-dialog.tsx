import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { SavedSearch } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { criteriaOf, isEnough } from '@/lib/market/criteria';
import { useLabels } from '@/lib/market/labels';
import type { SearchState } from '@/lib/search-state';
import { showToast } from '@/lib/toast';
import { CriteriaWords } from './criteria-words';
import { frequencies } from './frequencies';
import { useSaveSearch } from './saved-searches';
import classes from './wishes.module.css';

const schema = z.object({
  label: z.string().check(z.trim(), z.maxLength(80, 'too_long')),
  frequency: z.string(),
});

type Props = { state: SearchState; currency: string; onClose: () => void };

/** What is watched, how often it tells, and a name for it. */
export function SaveDialog({ state, currency, onClose }: Props) {
  const { t } = useTranslation('find');
  const form = useZodForm(schema, { label: '', frequency: 'at_once' });
  const save = useSaveSearch();
  const labels = useLabels([], currency);
  const { criteria, left } = criteriaOf(state, currency);
  const enough = isEnough(criteria);
  return (
    <Dialog opened={true} onClose={onClose} title={t('save.title')}>
      {!enough && <p>{t('save.notEnough')}</p>}
      {enough && (
        <Form
          form={form}
          onSubmit={async ({ label, frequency }) => {
            await save.mutateAsync({
              criteria,
              frequency: frequency as SavedSearch['frequency'],
              ...(label && { label }),
            });
            showToast(t('save.done'));
            onClose();
          }}
        >
          <div className={classes.watched}>
            <p>{t('save.watched')}</p>
            <CriteriaWords criteria={criteria} currency={currency} />
            {left.length > 0 && <p>{t('save.left', { facets: left.map(labels.facet).join(', ') })}</p>}
          </div>
          <fieldset className={classes.radios}>
            <legend>{t('save.frequency')}</legend>
            {frequencies.map((one) => (
              <label key={one}>
                <input type="radio" value={one} {...form.register('frequency')} />
                <span>{t(`frequency.${one}`)}</span>
              </label>
            ))}
          </fieldset>
          <TextInput
            {...bind(form, 'label')}
            label={t('save.label')}
            description={t('save.labelHint')}
            maxLength={80}
          />
          <Button type="submit" loading={save.isPending}>
            {t('save.submit')}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
