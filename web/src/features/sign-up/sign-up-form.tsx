import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { currentLanguage } from '@/i18n/language';
import { email, newPassword, personName } from '@/lib/checks';
import { useSignUp } from './sign-up';

const schema = z.object({ name: personName, email, password: newPassword });

export function SignUpForm({ onDone }: { onDone: (email: string) => void }) {
  const { t } = useTranslation();
  const form = useZodForm(schema, { name: '', email: '', password: '' });
  const signUp = useSignUp();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await signUp.mutateAsync({ ...values, language: currentLanguage() });
        onDone(values.email);
      }}
    >
      <TextInput
        {...bind(form, 'name')}
        label={t('fields.name')}
        description={t('signUp.nameHint')}
        autoComplete="name"
      />
      <TextInput
        {...bind(form, 'email')}
        label={t('signUp.email')}
        description={t('signUp.emailHint')}
        type="email"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
      />
      <PasswordInput
        {...bind(form, 'password')}
        label={t('fields.password')}
        description={t('signUp.passwordHint')}
        autoComplete="new-password"
        {...passwordToggle(t)}
      />
      <Button type="submit" loading={signUp.isPending}>
        {t('signUp.submit')}
      </Button>
    </Form>
  );
}
