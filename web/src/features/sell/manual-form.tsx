import { Button, TagsInput, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Listing } from '@/api/types';
import { Form } from '@/components/form/form';
import { bind, fieldError, fieldId, useZodForm } from '@/components/form/use-form';
import { useAccount } from '@/lib/account/account';
import { pickupPlaces } from './pickup-places';
import classes from './sell.module.css';
import { useStartListing } from './start-listing';

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most, 'too_long'));

// Named as the API names them, so that its faults find their fields.
const schema = z.object({
  edition: z.object({
    title: text(500).check(z.minLength(1, 'title_required')),
    authors: z.array(text(200)).check(z.maxLength(30, 'too_many')),
    year: z.string().check(z.trim(), z.regex(/^(-?\d{1,4})?$/, 'year_invalid')),
    publisher: text(200),
    edition: text(80),
    isbn: text(40),
  }),
});

type Props = { isbn: string; onStarted: (listing: Listing) => void };

/** A book which no catalogue knows, or which has no ISBN. */
export function ManualForm({ isbn, onStarted }: Props) {
  const { t } = useTranslation('books');
  const account = useAccount();
  const start = useStartListing();
  const form = useZodForm(schema, {
    edition: { title: '', authors: [], year: '', publisher: '', edition: '', isbn },
  });
  return (
    <Form
      form={form}
      label={t('sell.hand.title')}
      onSubmit={async ({ edition: { title, authors, year, ...rest } }) => {
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
        const edition = { title, authors, ...given, ...(year ? { year: Number(year) } : {}) };
        onStarted(
          await start.mutateAsync({
            edition,
            campus: account?.campus?.domain ?? null,
            pickup_places: pickupPlaces(),
          }),
        );
      }}
    >
      <TextInput {...bind(form, 'edition.title')} label={t('sell.hand.bookTitle')} autoComplete="off" />
      <Controller
        control={form.control}
        name="edition.authors"
        render={({ field }) => (
          <TagsInput
            id={fieldId('edition.authors')}
            label={t('sell.hand.authors')}
            description={t('sell.hand.authorsHint')}
            splitChars={[';']}
            acceptValueOnBlur
            value={field.value}
            error={fieldError(form, 'edition.authors')}
            onChange={field.onChange}
          />
        )}
      />
      <div className={classes.pair}>
        <TextInput {...bind(form, 'edition.edition')} label={t('sell.hand.edition')} autoComplete="off" />
        <TextInput {...bind(form, 'edition.year')} label={t('sell.hand.year')} inputMode="numeric" autoComplete="off" />
      </div>
      <TextInput {...bind(form, 'edition.publisher')} label={t('sell.hand.publisher')} autoComplete="off" />
      <TextInput
        {...bind(form, 'edition.isbn')}
        label={t('sell.isbn.label')}
        description={t('sell.hand.isbnHint')}
        autoComplete="off"
      />
      <Button type="submit" loading={start.isPending}>
        {t('sell.next.copy')}
      </Button>
    </Form>
  );
}
