import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { Shelf } from './art/shelf';
import { ButtonLink } from './button-link';
import classes from './error-page.module.css';
import { usePageTitle } from './page';

type Kind = 'notFound' | 'forbidden' | 'offline' | 'unreachable' | 'broken';

/** Nothing came back: that is either this device's network or the server. */
const noAnswer = (): Kind => (navigator.onLine ? 'unreachable' : 'offline');

const kindOf = (error: unknown): Kind => {
  const { status, code } = asProblem(error);
  if (status === 404) return 'notFound';
  if (status === 403) return 'forbidden';
  return code === 'offline' ? noAnswer() : 'broken';
};

type Props = { kind?: Kind; error?: unknown; onRetry?: () => void };

/** 404, 403, offline and 500: the same shelf with the door shut, or the light off. */
export function ErrorPage({ kind = 'broken', error, onRetry }: Props) {
  const { t } = useTranslation();
  const shown = error !== undefined ? kindOf(error) : kind === 'offline' ? noAnswer() : kind;
  const requestId = error === undefined ? undefined : asProblem(error).requestId;
  const heading = usePageTitle(t(`errors.${shown}.title`));
  const retry = shown !== 'notFound' && shown !== 'forbidden';
  return (
    <div className={classes.error}>
      <div className={classes.words}>
        <h1 ref={heading} tabIndex={-1}>
          {t(`errors.${shown}.title`)}
        </h1>
        <p>{t(`errors.${shown}.text`)}</p>
        {requestId && <p className={classes.id}>{t('problem.requestId', { id: requestId })}</p>}
        <div className={classes.actions}>
          {retry && <Button onClick={onRetry ?? (() => location.reload())}>{t('problem.retry')}</Button>}
          <ButtonLink to="/" {...(retry ? { variant: 'default' } : {})}>
            {t('errors.home')}
          </ButtonLink>
          <ButtonLink to="/help" variant="default">
            {t('nav.help')}
          </ButtonLink>
        </div>
      </div>
      <div className={classes.art}>
        <Shelf door="shut" lit={shown === 'notFound' || shown === 'forbidden'} />
      </div>
    </div>
  );
}
