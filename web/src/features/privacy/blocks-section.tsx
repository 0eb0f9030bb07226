import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDate } from '@/lib/format';
import { blocksQuery } from './list-blocks';
import classes from './privacy.module.css';
import { useUnblock } from './unblock';

export function BlocksSection() {
  const { t } = useTranslation();
  const { data: blocks, error, refetch } = useQuery(blocksQuery);
  const unblock = useUnblock();
  return (
    <Section title={t('blocks.title')} lead={t('blocks.lead')}>
      {error && !blocks && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {unblock.error && <ProblemBox error={unblock.error} />}
      {!blocks && !error && <Lines rows={1} />}
      {blocks?.length === 0 && <p>{t('blocks.none')}</p>}
      {blocks && blocks.length > 0 && (
        <ul className={classes.list}>
          {blocks.map(({ id, name, since }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong>
                <span className={classes.soft}> {t('blocks.since', { date: formatDate(since) })}</span>
              </span>
              <Button
                size="sm"
                variant="default"
                aria-label={t('blocks.removeNamed', { name })}
                loading={unblock.isPending && unblock.variables === id}
                onClick={() => unblock.mutate(id)}
              >
                {t('blocks.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
