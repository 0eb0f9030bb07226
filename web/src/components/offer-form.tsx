import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { MarketInfo, Money } from '@/api/types';
import { currencySign, formatMoney } from '@/lib/format';
import { parsePrice } from '@/lib/market/price';
import { Form } from './form/form';
import { bind, useZodForm } from './form/use-form';

type Props = { listPrice: Money; market: MarketInfo; onAmount: (amount: number) => Promise<unknown> };

/** An amount of an offer or a counter offer, at most the list price. */
export function OfferForm({ listPrice, market, onAmount }: Props) {
  const { t } = useTranslation('books');
  const parsed = (text: string) => parsePrice(text, market.currency_decimals) ?? 0;
  const schema = z.object({
    amount: z.string().check(
      z.trim(),
      z.minLength(1, 'price_required'),
      z.refine((text) => text === '' || parsed(text) > 0, 'price_invalid'),
      z.refine((text) => parsed(text) <= listPrice.amount, 'above_list_price'),
    ),
  });
  const form = useZodForm(schema, { amount: '' });
  return (
    <Form form={form} label={t('offer.make')} onSubmit={({ amount }) => onAmount(parsed(amount))}>
      <TextInput
        {...bind(form, 'amount')}
        label={t('offer.amount')}
        description={t('offer.atMost', { price: formatMoney(listPrice) })}
        inputMode="decimal"
        autoComplete="off"
        data-autofocus
        leftSection={<span aria-hidden="true">{currencySign(market.currency)}</span>}
      />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('offer.send')}
      </Button>
    </Form>
  );
}
