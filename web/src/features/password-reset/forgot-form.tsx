import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { email } from '@/lib/checks';
import { useAskReset } from './ask-reset';

export function ForgotForm({ onDone }: { onDone: (email: string) => void }) {
  const { t } = useTranslation();
  const form = useZodForm(z.object({ email }), { email: '' });
  const ask = useAskReset();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await ask.mutateAsync(values.email);
        onDone(values.email);
      }}
    >
      <TextInput
        {...bind(form, 'email')}
        label={t('fields.email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        spellCheck={false}
      />
      <Button type="submit" loading={ask.isPending}>
        {t('forgot.submit')}
      </Button>
    </Form>
  );
}
