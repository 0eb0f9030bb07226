import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminAccount } from '@/api/types';
import { useAccount } from '@/lib/account/account';
import { formatDate, formatDateTime } from '@/lib/format';
import classes from './admin.module.css';
import { RolesDialog } from './roles-dialog';
import { SuspensionDialog } from './suspension-dialog';

export function AccountRow({ account }: { account: AdminAccount }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'roles' | 'suspension'>();
  const { id, name, email, roles, status, suspended_until } = account;
  const viewer = useAccount();
  const all = viewer?.roles.includes('administrator') ?? false;
  // Comfort only, the server decides: nobody does this to themselves, and staff is for administrators.
  const maySuspend = status !== 'closed' && viewer?.id !== id && (all || roles.every((role) => role === 'student'));
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <strong>{name}</strong>
        <span className={classes.soft}>{email}</span>
        <span className={classes.soft}>
          {t('admin.since', { date: formatDate(account.created_at) })}
          {account.verified_until && ` · ${t('admin.verifiedUntil', { date: formatDate(account.verified_until) })}`}
        </span>
      </div>
      <div className={classes.tags}>
        <span className={classes.status} data-status={status}>
          {t(`admin.status.${status}`)}
          {suspended_until && ` ${t('admin.until', { date: formatDateTime(suspended_until) })}`}
        </span>
        {roles.map((role) => (
          <span key={role} className={classes.role}>
            {t(`admin.role.${role}`)}
          </span>
        ))}
      </div>
      <div className={classes.actions}>
        {all && status !== 'closed' && status !== 'unverified' && (
          <Button
            size="sm"
            variant="default"
            aria-label={t('admin.rolesOf', { name })}
            onClick={() => setDialog('roles')}
          >
            {t('admin.roles')}
          </Button>
        )}
        {maySuspend && (
          <Button
            size="sm"
            variant="default"
            aria-label={status === 'suspended' ? t('admin.restoreNamed', { name }) : t('admin.suspendNamed', { name })}
            onClick={() => setDialog('suspension')}
          >
            {status === 'suspended' ? t('admin.restore') : t('admin.suspend')}
          </Button>
        )}
      </div>
      {dialog === 'roles' && <RolesDialog account={account} onClose={() => setDialog(undefined)} />}
      {dialog === 'suspension' && <SuspensionDialog account={account} onClose={() => setDialog(undefined)} />}
    </li>
  );
}
