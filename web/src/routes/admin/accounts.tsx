import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/api/types';
import { Page } from '@/components/page';
import { AccountsList } from '@/features/admin/accounts-list';
import type { AccountFilter } from '@/features/admin/list-accounts';
import classes from './-accounts.module.css';

const roles: readonly Role[] = ['student', 'moderator', 'administrator'];

export const Route = createFileRoute('/admin/accounts')({
  validateSearch: ({ query, role }: Record<string, unknown>): AccountFilter => ({
    ...(query ? { query: String(query) } : {}),
    ...(roles.includes(role as Role) ? { role: role as Role } : {}),
  }),
  component: AdminAccountsPage,
});

function AdminAccountsPage() {
  const { t } = useTranslation();
  const filter = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const change = (next: Partial<Record<keyof AccountFilter, string | undefined>>) =>
    void navigate({ search: (old) => ({ ...old, ...next }) as AccountFilter, replace: true });
  const search = useDebouncedCallback((query: string) => change({ query: query.trim() || undefined }), 250);
  return (
    <Page title={t('admin.accounts')}>
      <div className={classes.filter}>
        <TextInput
          label={t('admin.search')}
          type="search"
          defaultValue={filter.query ?? ''}
          onChange={(event) => search(event.currentTarget.value)}
        />
        <Select
          label={t('admin.roleFilter')}
          clearable
          clearButtonProps={{ 'aria-label': t('admin.roleClear') }}
          placeholder={t('admin.anyRole')}
          value={filter.role ?? null}
          data={roles.map((value) => ({ value, label: t(`admin.role.${value}`) }))}
          onChange={(role) => change({ role: role ?? undefined })}
        />
      </div>
      <AccountsList filter={filter} />
    </Page>
  );
}
