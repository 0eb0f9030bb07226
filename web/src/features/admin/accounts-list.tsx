import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { AccountRow } from './account-row';
import classes from './admin.module.css';
import { type AccountFilter, accountsQuery } from './list-accounts';

export function AccountsList({ filter }: { filter: AccountFilter }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(accountsQuery(filter));
  const { data, error, refetch, hasNextPage } = query;
  if (error && !data) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={5} height={84} />;
  const accounts = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p role="status" className={classes.soft}>
        {hasNextPage ? t('admin.countMore', { count: accounts.length }) : t('admin.count', { count: accounts.length })}
      </p>
      <ul className={classes.list}>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
      <MoreButton query={query} label={t('admin.more')} />
    </>
  );
}
