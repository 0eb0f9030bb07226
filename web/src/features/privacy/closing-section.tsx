import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { Section } from '@/components/section';
import { givenPassword } from '@/lib/checks';
import { useCloseAccount } from './close-account';

export function ClosingSection() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('closing.title')} lead={t('closing.lead')} danger>
      <div>
        <Button color="red.9" data-danger onClick={() => setOpen(true)}>
          {t('closing.open')}
        </Button>
      </div>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('closing.confirmTitle')}>
        <ClosingForm />
      </Dialog>
    </Section>
  );
}

/** The word to type is in the page's language, so it is checked here and never sent. */
function ClosingForm() {
  const { t } = useTranslation();
  const word = t('closing.word');
  const schema = z.object({
    typed: z.string().check(
      z.trim(),
      z.refine((typed) => typed.toLowerCase() === word.toLowerCase(), 'typed_wrong'),
    ),
    password: givenPassword,
  });
  const form = useZodForm(schema, { typed: '', password: '' });
  const close = useCloseAccount();
  return (
    <Form form={form} label={t('closing.title')} onSubmit={({ password }) => close.mutateAsync(password)}>
      <p>{t('closing.what')}</p>
      <TextInput {...bind(form, 'typed')} label={t('closing.type', { word })} autoComplete="off" autoCapitalize="off" />
      <PasswordInput
        {...bind(form, 'password')}
        label={t('fields.password')}
        autoComplete="current-password"
        {...passwordToggle(t)}
      />
      <Button type="submit" color="red.9" data-danger loading={close.isPending}>
        {t('closing.submit')}
      </Button>
    </Form>
  );
}
