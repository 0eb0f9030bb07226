import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing, MarketInfo } from '@/api/types';
import { Form } from '@/components/form/form';
import { useZodForm } from '@/components/form/use-form';
import { useChangeListing } from '@/lib/market/change-listing';
import { CopyFields } from './copy-fields';
import { copyPatch, copySchema, copyValues } from './copy-values';

type Props = { listing: Listing; market: MarketInfo; onSaved: () => void };

/** The copy of a listing that is out: what was changed here goes on top of what is saved, all at once. */
export function EditCopy({ listing, market, onSaved }: Props) {
  const { t: common } = useTranslation();
  const [seen] = useState(() => copyValues(listing, market));
  const form = useZodForm(copySchema(market), seen);
  const change = useChangeListing(listing.id);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const patch = copyPatch(seen, values, market);
        if (Object.keys(patch).length > 0) await change.mutateAsync(patch);
        onSaved();
      }}
    >
      <CopyFields form={form} market={market} edition={listing.edition.id} open />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {common('form.save')}
      </Button>
    </Form>
  );
}
