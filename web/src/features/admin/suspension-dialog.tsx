import { Button, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { AdminAccount } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { reason } from '@/lib/checks';
import { useSetSuspension } from './set-suspension';

const week = 7 * 86_400_000;

export function SuspensionDialog({ account, onClose }: { account: AdminAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const suspended = account.status === 'suspended';
  const schema = z.object({
    until: z.string().check(z.refine((date) => suspended || new Date(date).getTime() > Date.now(), 'date_past')),
    reason,
  });
  const form = useZodForm(schema, { until: new Date(Date.now() + week).toISOString().slice(0, 10), reason: '' });
  const suspend = useSetSuspension();
  const title = suspended
    ? t('admin.restoreNamed', { name: account.name })
    : t('admin.suspendNamed', { name: account.name });
  return (
    <Dialog opened={true} onClose={onClose} title={title}>
      <Form
        form={form}
        onSubmit={async (values) => {
          const until = suspended ? null : new Date(values.until).toISOString();
          await suspend.mutateAsync({ id: account.id, until, reason: values.reason });
          onClose();
        }}
      >
        {!suspended && <TextInput {...bind(form, 'until')} type="date" label={t('admin.untilDate')} />}
        <Textarea {...bind(form, 'reason')} label={t('admin.reason')} description={t('admin.reasonHint')} />
        <Button type="submit" loading={suspend.isPending}>
          {suspended ? t('admin.restore') : t('admin.suspend')}
        </Button>
      </Form>
    </Dialog>
  );
}
