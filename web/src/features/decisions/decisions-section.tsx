import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDecision } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDate, formatDateTime } from '@/lib/format';
import { useAppealDecision } from './appeal-decision';
import { AppealForm } from './appeal-form';
import classes from './decisions.module.css';
import { decisionsQuery } from './list-decisions';

export function DecisionsSection() {
  const { t } = useTranslation('decisions');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(decisionsQuery);
  const decisions = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('about.title')} lead={t('about.lead')}>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!decisions && !error && <Lines rows={1} />}
      {decisions?.length === 0 && <p>{t('about.none')}</p>}
      {decisions && decisions.length > 0 && (
        <ul className={classes.list}>
          {decisions.map((one) => (
            <Decision key={one.decision_id} one={one} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

function Decision({ one }: { one: OwnDecision }) {
  const { t } = useTranslation('decisions');
  const { kind, title, action, removed, words, at, until, taken_back, appeal_until, appeal } = one;
  const [open, setOpen] = useState(false);
  const object = useAppealDecision();
  return (
    <li>
      <p>
        <strong>{t(`action.${action}`)}</strong>
        {until && ` ${t('until', { until: formatDateTime(until) })}`}
        {removed && ` · ${t('removed')}`}
        <span className={classes.soft}>
          {' · '}
          {t(`kind.${kind}`, { title })} · {formatDate(at)}
        </span>
      </p>
      <p className={classes.text}>{words}</p>
      {taken_back && <p className={classes.good}>{t('takenBack')}</p>}
      {appeal && (
        <div className={classes.appeal}>
          <p className={classes.soft}>{t('appealed', { date: formatDate(appeal.at) })}</p>
          <p className={classes.text}>{appeal.text}</p>
          {appeal.words ? (
            <p className={classes.text}>
              <strong>{appeal.taken_back ? t('granted') : t('rejected')}</strong> {appeal.words}
            </p>
          ) : (
            <p>{t('waiting')}</p>
          )}
        </div>
      )}
      {appeal_until && (
        <p>
          <Button variant="default" size="sm" onClick={() => setOpen(true)}>
            {t('object')}
          </Button>{' '}
          <span className={classes.soft}>{t('objectUntil', { date: formatDate(appeal_until) })}</span>
        </p>
      )}
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('form.label')}>
        <AppealForm
          onSend={async (text) => {
            await object.mutateAsync({ case_id: one.case_id, decision_id: one.decision_id, text });
            setOpen(false);
          }}
        />
      </Dialog>
    </li>
  );
}
