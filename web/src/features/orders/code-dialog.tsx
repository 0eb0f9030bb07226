import { Button, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { Icon } from '@/components/icon';
import { Notice } from '@/components/notice';
import { codeOf } from '@/lib/orders/codes';
import { useOrderCommand } from '@/lib/orders/commands';
import { showToast } from '@/lib/toast';
import type { LineDialog } from './confirm-dialog';
import classes from './orders.module.css';

const Scanner = lazy(() => import('@/components/scanner/scanner'));

const schema = z.object({
  code: z.string().check(z.trim(), z.regex(/^\d{3}\s?\d{3}$/, 'code_of_six')),
});

type Props = LineDialog & {
  /** From the address that the buyer's square holds. */
  given?: string | undefined;
};

/** The seller types what the buyer's phone shows, or scans it. */
export function CodeDialog(props: Props) {
  const { t } = useTranslation('orders');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('code.enter')}>
      <CodeForm {...props} />
    </Dialog>
  );
}

function CodeForm({ order, given = '', onClose }: Props) {
  const { t } = useTranslation('orders');
  const [scanning, setScanning] = useState(false);
  const form = useZodForm(schema, { code: given });
  const command = useOrderCommand(order.id);
  const enter = async (code: string) => {
    await command.mutateAsync({ kind: 'hand_over', code: code.replace(/\s/g, '') });
    showToast(t('code.done'));
    onClose();
  };
  const { locked = false, tries_left = 5 } = order.code ?? {};
  return (
    <div className={classes.dialog}>
      <p>{t('code.enterLead')}</p>
      {scanning && (
        <Suspense fallback={<p role="status">{t('scan.asking')}</p>}>
          <Scanner
            kind="qr_code"
            part="orders"
            isWanted={(text) => codeOf(order.id, text) !== undefined}
            onCode={(text) => {
              setScanning(false);
              form.setValue('code', codeOf(order.id, text) ?? '');
              void form.handleSubmit(({ code }) => enter(code).catch(() => undefined))();
            }}
            onClose={() => setScanning(false)}
          />
        </Suspense>
      )}
      {!scanning && (
        <div>
          <Button variant="default" leftSection={<Icon name="camera" />} onClick={() => setScanning(true)}>
            {t('code.scan')}
          </Button>
        </div>
      )}
      {!locked && tries_left < 5 && <Notice icon="warning">{t('code.tries', { count: tries_left })}</Notice>}
      <Form form={form} label={t('code.enter')} onSubmit={({ code }) => enter(code)}>
        <TextInput
          {...bind(form, 'code')}
          label={t('code.field')}
          description={t('code.fieldHint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          size="lg"
          className={classes.digits}
          data-autofocus
        />
        <Button type="submit" loading={form.formState.isSubmitting || command.isPending}>
          {t('code.submit')}
        </Button>
      </Form>
    </div>
  );
}
