import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import classes from './case-parts.module.css';

type Report = FullCase['all_reports'][number];

export function CaseReports({ one: { all_reports, reports } }: { one: FullCase }) {
  const { t } = useTranslation('moderation');
  return (
    <Section title={t('reports', { count: reports })} lead={t('case.reportsLead')}>
      <ul className={classes.entries}>
        {all_reports.map((report) => (
          <Entry key={report.id} report={report} />
        ))}
      </ul>
      {reports > all_reports.length && <p className={classes.soft}>{t('case.moreReports')}</p>}
    </Section>
  );
}

function Entry({ report: { reason, text, at, reporter_id, history } }: { report: Report }) {
  const { t } = useTranslation(['moderation', 'report']);
  return (
    <li>
      <p>
        <strong>{t(`report:reason.${reason}.title`)}</strong>
        <span className={classes.soft}> · {formatDateTime(at)}</span>
      </p>
      {text && <p className={classes.text}>{text}</p>}
      <p className={classes.soft}>
        <Link to="/people/$id" params={{ id: reporter_id }}>
          {t('case.reporter')}
        </Link>
        {history &&
          ` · ${t('case.history', { all: history.reports, acted: history.acted, dismissed: history.dismissed })}`}
      </p>
    </li>
  );
}
