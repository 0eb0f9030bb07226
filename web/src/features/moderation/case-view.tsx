import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { ErrorPage } from '@/components/error-page';
import { usePageTitle } from '@/components/page';
import { Lines } from '@/components/page-pending';
import { formatAgo, formatDateTime } from '@/lib/format';
import { AffectedPerson } from './affected-person';
import { CaseActions } from './case-actions';
import { CaseContent } from './case-content';
import { CasePast } from './case-past';
import { Priority } from './case-queue';
import { CaseReports } from './case-reports';
import classes from './case-view.module.css';
import { caseQuery } from './get-case';

type Props = { id: string; onDone: (one: FullCase) => void };

export function CaseView({ id, onDone }: Props) {
  const { t } = useTranslation('moderation');
  const { data: one, error, refetch } = useQuery(caseQuery(id));
  if (!one && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!one)
    return (
      <div role="status" aria-label={t('case.loading')}>
        <Lines rows={4} height={96} />
      </div>
    );
  return (
    <article className={classes.case}>
      <Head one={one} />
      <div className={classes.body}>
        <CaseContent one={one} />
        <CaseReports one={one} />
        <AffectedPerson affected={one.affected} />
        <CasePast one={one} />
      </div>
      <CaseActions one={one} onDone={onDone} />
    </article>
  );
}

function Head({ one }: { one: FullCase }) {
  const { t } = useTranslation(['moderation', 'report']);
  const heading = usePageTitle(t('case.tab', { title: one.title }));
  return (
    <header className={classes.head}>
      <p className={classes.facts}>
        <Priority priority={one.priority} />
        <span>{t(`kind.${one.kind}`)}</span>
        <span>{t(`state.${one.state}`)}</span>
        <time dateTime={one.opened_at} title={formatDateTime(one.opened_at)}>
          {t('case.opened', { ago: formatAgo(one.opened_at) })}
        </time>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {one.title}
      </h1>
      <p className={classes.soft}>
        {t('case.why', {
          reason: t(`report:reason.${one.reason}.title`),
          reports: t('reports', { count: one.reports }),
        })}
      </p>
    </header>
  );
}
