import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { isProblem } from '@/api/problem';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { editionQuery } from './find-edition';
import classes from './sell.module.css';

const schema = z.object({ isbn: z.string().check(z.trim(), z.minLength(1, 'isbn_required')) });

type Props = { onFound: (isbn: string) => void; onUnknown: (isbn: string) => void };

export function IsbnForm({ onFound, onUnknown }: Props) {
  const { t } = useTranslation('books');
  const client = useQueryClient();
  const form = useZodForm(schema, { isbn: '' });
  // Keypads of digits have no X, with which one in eleven old ISBNs ends.
  const wantsX = /^\d{9}$/.test(form.watch('isbn').replace(/[\s-]/g, ''));
  return (
    <Form
      form={form}
      label={t('sell.isbn.title')}
      onSubmit={async ({ isbn }) => {
        try {
          const edition = await client.fetchQuery(editionQuery(isbn));
          onFound(edition.isbn13 ?? isbn);
        } catch (error) {
          if (!isProblem(error, 'unknown_isbn')) throw error;
          onUnknown(isbn);
        }
      }}
    >
      <div className={classes.isbn}>
        <TextInput
          {...bind(form, 'isbn')}
          label={t('sell.isbn.label')}
          description={t('sell.isbn.hint')}
          inputMode="numeric"
          autoComplete="off"
        />
        {wantsX && (
          <Button variant="default" onClick={() => form.setValue('isbn', `${form.getValues('isbn').trim()}X`)}>
            {t('sell.isbn.addX')}
          </Button>
        )}
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('sell.isbn.find')}
        </Button>
      </div>
    </Form>
  );
}
