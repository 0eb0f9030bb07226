import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { ListingSummary, MarketInfo } from '@/api/types';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { currencySign, formatMoney } from '@/lib/format';
import { useChangeListing } from '@/lib/market/change-listing';
import { parsePrice, priceText } from '@/lib/market/price';
import { showToast } from '@/lib/toast';
import classes from './mine.module.css';

type Props = { listing: ListingSummary; market: MarketInfo };

/** The price, and in its place the field to change it. */
export function PriceCell({ listing, market }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const [open, setOpen] = useState(false);
  const { price, state, title } = listing;
  const shown = price ? formatMoney(price) : common('book.noPrice');
  if (open) return <PriceForm listing={listing} market={market} onDone={() => setOpen(false)} />;
  return (
    <p className={classes.price}>
      <strong>{shown}</strong>
      {(state === 'published' || state === 'paused' || state === 'draft') && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={t('mine.changePriceOf', { title })}
          onClick={() => setOpen(true)}
        >
          {t('mine.changePrice')}
        </Button>
      )}
    </p>
  );
}

function PriceForm({ listing, market, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { currency_decimals, highest_price } = market;
  const amountOf = (text: string) => parsePrice(text, currency_decimals) ?? 0;
  const schema = z.object({
    price: z.string().check(
      z.trim(),
      z.refine((text) => amountOf(text) > 0, 'price_invalid'),
      z.refine((text) => amountOf(text) <= highest_price, 'price_high'),
    ),
  });
  const form = useZodForm(schema, { price: priceText(listing.price, currency_decimals) });
  const change = useChangeListing(listing.id);
  return (
    <Form
      form={form}
      label={t('mine.changePriceOf', { title: listing.title })}
      onSubmit={async ({ price }) => {
        await change.mutateAsync({ price: amountOf(price) });
        showToast(common('form.saved'));
        onDone();
      }}
    >
      <div className={classes.priceForm}>
        <TextInput
          {...bind(form, 'price')}
          label={t('copy.price')}
          inputMode="decimal"
          autoComplete="off"
          autoFocus
          leftSection={<span aria-hidden="true">{currencySign(market.currency)}</span>}
        />
        <Button type="submit" loading={form.formState.isSubmitting}>
          {common('form.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {common('form.cancel')}
        </Button>
      </div>
    </Form>
  );
}
