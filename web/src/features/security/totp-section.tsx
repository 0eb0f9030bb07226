import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { Section } from '@/components/section';
import { code, givenPassword } from '@/lib/checks';
import { showToast } from '@/lib/toast';
import { useRemoveTotp } from './remove-totp';
import { TotpSetup } from './totp-setup';

export function TotpSection({ on }: { on: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('totp.title')} lead={on && !open ? t('totp.on') : t('totp.lead')}>
      {/* Stays until the codes are put away, although the account has the factor by then. */}
      {open && <TotpSetup onClose={() => setOpen(false)} />}
      {!open && !on && (
        <div>
          <Button onClick={() => setOpen(true)}>{t('totp.start')}</Button>
        </div>
      )}
      {!open && on && <RemoveTotp />}
    </Section>
  );
}

const schema = z.object({ password: givenPassword, second_factor: code });

function RemoveTotp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const form = useZodForm(schema, { password: '', second_factor: '' });
  const remove = useRemoveTotp();
  if (!open)
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('totp.remove')}
        </Button>
      </div>
    );
  return (
    <Form
      form={form}
      label={t('totp.remove')}
      onSubmit={async (values) => {
        await remove.mutateAsync(values);
        showToast(t('totp.removed'));
      }}
    >
      <PasswordInput
        {...bind(form, 'password')}
        label={t('fields.password')}
        autoComplete="current-password"
        {...passwordToggle(t)}
      />
      <TextInput {...bind(form, 'second_factor')} label={t('signIn.code')} autoComplete="one-time-code" />
      <Button type="submit" color="red" data-danger loading={remove.isPending}>
        {t('totp.remove')}
      </Button>
    </Form>
  );
}
