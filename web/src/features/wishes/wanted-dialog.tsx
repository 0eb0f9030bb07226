import { Button, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Account } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { minorUnits } from '@/lib/market/criteria';
import { showToast } from '@/lib/toast';
import { useSaveSearch } from './saved-searches';

/** Whole or with cents, with a point or a comma. */
const priceOf = (typed: string) => Number(typed.trim().replace(',', '.'));

const schema = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'wanted_words'), z.maxLength(200, 'too_long')),
  course: z.string().check(z.trim(), z.maxLength(20, 'course_long')),
  price: z.string().check(z.refine((typed) => !typed.trim() || priceOf(typed) > 0, 'wanted_price')),
  note: z.string().check(z.trim(), z.maxLength(500, 'too_long')),
});

type Props = { account: Account; currency?: string; onClose: () => void };

/** A wanted ad: a saved search that others on the campus can see. */
export function WantedDialog({ account: { campus }, currency = 'EUR', onClose }: Props) {
  const { t } = useTranslation('find');
  const form = useZodForm(schema, { text: '', course: '', price: '', note: '' });
  const save = useSaveSearch();
  return (
    <Dialog opened={true} onClose={onClose} title={t('wanted.newTitle')}>
      {!campus && (
        <>
          <p>{t('wanted.noCampus')}</p>
          <p>
            <ButtonLink to="/settings">{t('wanted.chooseCampus')}</ButtonLink>
          </p>
        </>
      )}
      {campus && (
        <Form
          form={form}
          onSubmit={async ({ text, course, price, note }) => {
            const most = Math.round(priceOf(price) * minorUnits(currency));
            await save.mutateAsync({
              wanted: true,
              note,
              criteria: {
                text,
                campus: campus.domain,
                ...(course && { courses: [course] }),
                ...(price.trim() && { max_price: most }),
              },
            });
            showToast(t('wanted.done'));
            onClose();
          }}
        >
          <p>{t('wanted.newText', { campus: campus.name })}</p>
          <TextInput {...bind(form, 'text')} label={t('wanted.text')} description={t('wanted.textHint')} />
          <TextInput {...bind(form, 'course')} label={t('wanted.course')} />
          <TextInput {...bind(form, 'price')} label={t('wanted.price', { currency })} inputMode="decimal" />
          <Textarea
            {...bind(form, 'note')}
            label={t('wanted.note')}
            description={t('wanted.noteHint')}
            maxLength={500}
          />
          <Button type="submit" loading={save.isPending}>
            {t('wanted.submit')}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}
