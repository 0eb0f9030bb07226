import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { ButtonLink } from '@/components/button-link';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { Section } from '@/components/section';
import { givenPassword, newPassword } from '@/lib/checks';
import { showToast } from '@/lib/toast';
import { useChangePassword } from './change-password';

const schema = z.object({ current_password: givenPassword, new_password: newPassword });

export function PasswordSection({ passwordSet }: { passwordSet: boolean }) {
  const { t } = useTranslation();
  const form = useZodForm(schema, { current_password: '', new_password: '' });
  const change = useChangePassword();
  if (!passwordSet)
    return (
      <Section title={t('fields.password')} lead={t('security.noPassword')}>
        <div>
          <ButtonLink to="/forgot-password" variant="default">
            {t('security.setPassword')}
          </ButtonLink>
        </div>
      </Section>
    );
  return (
    <Section title={t('fields.password')} lead={t('security.passwordLead')}>
      <Form
        form={form}
        label={t('fields.password')}
        onSubmit={async (values) => {
          await change.mutateAsync(values);
          form.reset();
          showToast(t('security.passwordChanged'));
        }}
      >
        <PasswordInput
          {...bind(form, 'current_password')}
          label={t('fields.currentPassword')}
          autoComplete="current-password"
          {...passwordToggle(t)}
        />
        <PasswordInput
          {...bind(form, 'new_password')}
          label={t('fields.newPassword')}
          description={t('signUp.passwordHint')}
          autoComplete="new-password"
          {...passwordToggle(t)}
        />
        <Button type="submit" loading={change.isPending}>
          {t('security.passwordSubmit')}
        </Button>
      </Form>
    </Section>
  );
}
