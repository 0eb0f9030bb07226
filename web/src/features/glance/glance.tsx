import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { Shelf } from '@/components/art/shelf';
import { usePageTitle } from '@/components/page';
import { Checklist } from './checklist-card';
import classes from './glance.module.css';
import { SessionsCard } from './sessions-card';
import { VerificationCard } from './verification-card';

type Props = { account: Account; search: ReactNode; shelves: ReactNode };

export function Glance({ account, search, shelves }: Props) {
  const { t } = useTranslation();
  const heading = usePageTitle(t('glance.tab'));
  const first = account.name.trim().split(/\s+/)[0] ?? account.name;
  return (
    <div className={classes.glance}>
      <header className={classes.banner}>
        <div className={classes.words}>
          <h1 ref={heading} tabIndex={-1}>
            {t('glance.title', { name: first })}
          </h1>
          <p>{t('glance.lead')}</p>
          {search}
        </div>
        <Shelf className={classes.art} />
      </header>
      {shelves}
      <div className={classes.cards}>
        <Checklist account={account} />
        <div className={classes.side}>
          <VerificationCard until={account.verified_until} />
          <SessionsCard />
        </div>
      </div>
    </div>
  );
}
