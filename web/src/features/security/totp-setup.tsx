import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, useZodForm } from '@/components/form/use-form';
import { accountQuery } from '@/lib/account/account';
import { code, givenPassword } from '@/lib/checks';
import { useConfirmTotp } from './confirm-totp';
import { RecoveryCodes } from './recovery-codes';
import classes from './security.module.css';
import { useStartTotp } from './start-totp';

type Setup = { secret: string; otpauth_uri: string };

/** Password, then QR code and a first code, then the recovery codes. */
export function TotpSetup({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [setup, setSetup] = useState<Setup>();
  const [codes, setCodes] = useState<string[]>();
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          void client.invalidateQueries({ queryKey: accountQuery.queryKey });
          onClose();
        }}
      />
    );
  if (setup) return <Scan setup={setup} onDone={setCodes} />;
  return <AskPassword onDone={setSetup} onCancel={onClose} />;
}

function AskPassword({ onDone, onCancel }: { onDone: (setup: Setup) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const form = useZodForm(z.object({ password: givenPassword }), { password: '' });
  const start = useStartTotp();
  return (
    <Form
      form={form}
      label={t('totp.title')}
      onSubmit={async ({ password }) => onDone(await start.mutateAsync(password))}
    >
      <PasswordInput
        {...bind(form, 'password')}
        label={t('fields.password')}
        description={t('totp.passwordHint')}
        autoComplete="current-password"
        {...passwordToggle(t)}
      />
      <div className={classes.row}>
        <Button type="submit" loading={start.isPending}>
          {t('totp.next')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Scan({ setup, onDone }: { setup: Setup; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const form = useZodForm(z.object({ code }), { code: '' });
  const confirm = useConfirmTotp();
  return (
    <div className={classes.scan}>
      <div className={classes.qr}>
        <QRCodeSVG value={setup.otpauth_uri} size={184} level="M" marginSize={4} title={t('totp.qr')} />
      </div>
      <div className={classes.grow}>
        <p>{t('totp.scan')}</p>
        <p className={classes.soft}>{t('totp.typed')}</p>
        <code className={classes.secret}>{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <Form
        form={form}
        label={t('totp.title')}
        onSubmit={async (values) => onDone(await confirm.mutateAsync(values.code))}
      >
        <TextInput
          {...bind(form, 'code')}
          label={t('totp.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
        />
        <Button type="submit" loading={confirm.isPending}>
          {t('totp.confirm')}
        </Button>
      </Form>
    </div>
  );
}
