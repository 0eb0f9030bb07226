import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import { wordsOf } from '@/i18n/parts';
import classes from './problem-text.module.css';

/** What happened in words; the request id where support could need it. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const known = wordsOf('problems', problem.code);
  const server = problem.message !== problem.code ? problem.message : undefined;
  const text = known ?? server ?? t('problems.unexpected');
  const showId = problem.requestId && (!known || problem.status >= 500 || problem.code === 'unexpected');
  return (
    <>
      <p>{text}</p>
      {problem.retryAfter !== undefined && <p>{t('problem.retryAfter', { count: problem.retryAfter })}</p>}
      {showId && <p className={classes.id}>{t('problem.requestId', { id: problem.requestId })}</p>}
    </>
  );
}

type BoxProps = { error: unknown; onRetry?: () => void; children?: ReactNode };

/** In place of a part of a page which could not be loaded. */
export function ProblemBox({ error, onRetry, children }: BoxProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.box} role="alert">
      <ProblemText problem={asProblem(error)} />
      {children}
      {onRetry && (
        <Button variant="default" size="sm" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </div>
  );
}
