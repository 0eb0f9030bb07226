import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing, MarketInfo } from '@/api/types';
import { Form } from '@/components/form/form';
import { useZodForm } from '@/components/form/use-form';
import { useChangeListing } from '@/lib/market/change-listing';
import { CopyFields } from './copy-fields';
import { type CopyValues, copyPatch, copySchema, copyValues } from './copy-values';
import { SavedMark } from './saved-mark';
import classes from './sell.module.css';
import { useAutosave } from './use-autosave';

type Props = { listing: Listing; market: MarketInfo; onNext: () => void };

/** Condition and price of a draft, saved while they are typed. */
export function CopyStep({ listing, market, onNext }: Props) {
  const { t } = useTranslation('books');
  const saved = useRef(copyValues(listing, market));
  const form = useZodForm(copySchema(market), saved.current);
  const change = useChangeListing(listing.id);
  const save = async (values: CopyValues) => {
    const patch = copyPatch(saved.current, values, market);
    if (Object.keys(patch).length === 0) return;
    const before = saved.current;
    saved.current = {
      ...before,
      ...Object.fromEntries(Object.keys(patch).map((name) => [name, values[name as never]])),
    };
    await change.mutateAsync(patch).catch((error) => {
      saved.current = before;
      throw error;
    });
  };
  useAutosave(form, save);
  return (
    <Form
      form={form}
      label={t('sell.copyTitle')}
      onSubmit={async (values) => {
        await save(values);
        onNext();
      }}
    >
      <CopyFields form={form} market={market} edition={listing.edition.id} />
      <div className={classes.row}>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('sell.next.photos')}
        </Button>
        <SavedMark saving={change} />
      </div>
    </Form>
  );
}
