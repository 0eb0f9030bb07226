import { Button, TagsInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Listing } from '@/api/types';
import { Form } from '@/components/form/form';
import { fieldError, fieldId, useZodForm } from '@/components/form/use-form';
import { useChangeListing } from '@/lib/market/change-listing';
import { pickupPlaces, rememberPickupPlaces } from './pickup-places';

const schema = z.object({
  pickup_places: z.array(z.string().check(z.maxLength(80, 'place_long'))).check(z.maxLength(5, 'places_many')),
});

type Props = { listing: Listing; button: string; onSaved: () => Promise<void> | void };

/** Where the copy can be had; the button saves that and goes on. */
export function PickupForm({ listing, button, onSaved }: Props) {
  const { t } = useTranslation('books');
  const change = useChangeListing(listing.id);
  const form = useZodForm(schema, { pickup_places: listing.pickup_places });
  return (
    <Form
      form={form}
      label={t('publish.pickup')}
      onSubmit={async ({ pickup_places }) => {
        if (JSON.stringify(pickup_places) !== JSON.stringify(listing.pickup_places))
          await change.mutateAsync({ pickup_places });
        rememberPickupPlaces(pickup_places);
        await onSaved();
      }}
    >
      <Controller
        control={form.control}
        name="pickup_places"
        render={({ field }) => (
          <TagsInput
            id={fieldId('pickup_places')}
            label={t('publish.pickup')}
            description={t('publish.pickupHint')}
            data={pickupPlaces()}
            splitChars={[';']}
            acceptValueOnBlur
            value={field.value}
            error={fieldError(form, 'pickup_places')}
            onChange={field.onChange}
          />
        )}
      />
      <Button type="submit" size="lg" loading={form.formState.isSubmitting}>
        {button}
      </Button>
    </Form>
  );
}
