import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { newPassword } from '@/lib/checks';
import { useConfirmReset } from './confirm-reset';

export function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const form = useZodForm(z.object({ password: newPassword }), { password: '' });
  const confirm = useConfirmReset();
  return (
    <Form
      form={form}
      onSubmit={async ({ password }) => {
        await confirm.mutateAsync({ token, password });
        onDone();
      }}
    >
      <PasswordInput
        {...bind(form, 'password')}
        label={t('fields.newPassword')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
        {...passwordToggle(t)}
      />
      <Button type="submit" loading={confirm.isPending}>
        {t('reset.submit')}
      </Button>
    </Form>
  );
}
