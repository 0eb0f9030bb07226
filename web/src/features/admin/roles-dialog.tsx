import { Button, Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { AdminAccount, Role } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { reason } from '@/lib/checks';
import classes from './admin.module.css';
import { useSetRoles } from './set-roles';

const schema = z.object({ moderator: z.boolean(), administrator: z.boolean(), reason });

export function RolesDialog({ account, onClose }: { account: AdminAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useZodForm(schema, {
    moderator: account.roles.includes('moderator'),
    administrator: account.roles.includes('administrator'),
    reason: '',
  });
  const setRoles = useSetRoles();
  return (
    <Dialog opened={true} onClose={onClose} title={t('admin.rolesOf', { name: account.name })}>
      <Form
        form={form}
        onSubmit={async ({ moderator, administrator, reason }) => {
          const roles: Role[] = ['student'];
          if (moderator) roles.push('moderator');
          if (administrator) roles.push('administrator');
          await setRoles.mutateAsync({ id: account.id, roles, reason });
          onClose();
        }}
      >
        <fieldset className={classes.fieldset}>
          <legend>{t('admin.roles')}</legend>
          <Checkbox {...form.register('moderator')} label={t('admin.role.moderator')} />
          <Checkbox {...form.register('administrator')} label={t('admin.role.administrator')} />
        </fieldset>
        <Textarea {...bind(form, 'reason')} label={t('admin.reason')} description={t('admin.reasonHint')} />
        <Button type="submit" loading={setRoles.isPending}>
          {t('form.save')}
        </Button>
      </Form>
    </Dialog>
  );
}
