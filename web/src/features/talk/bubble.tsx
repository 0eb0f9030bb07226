import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import { Icon } from '@/components/icon';
import { ProblemText } from '@/components/problem-text';
import { formatClock } from '@/lib/format';
import type { Unsent } from './outbox';
import { RiskNote, RiskText } from './risk-text';
import classes from './thread.module.css';

type Props = {
  message: Message;
  /** Empty for the reader's own. */
  from: string;
  seen: boolean | undefined;
  onReport: () => void;
};

/** `seen` is known of the newest own message only. */
export function Bubble({ message: { at, text, hidden, risks }, from, seen, onReport }: Props) {
  const { t } = useTranslation('talk');
  const own = from === '';
  return (
    <div className={classes.line} data-own={own || undefined}>
      <div className={classes.bubble}>
        <VisuallyHidden>{t('thread.says', { name: from || t('thread.you') })}</VisuallyHidden>
        {hidden ? (
          <em>{t('hidden')}</em>
        ) : (
          <p className={classes.text}>
            <RiskText text={text} risks={own ? [] : risks} />
          </p>
        )}
        {!own && risks.length > 0 && <RiskNote risks={risks} />}
        <span className={classes.meta}>
          <time dateTime={at}>{formatClock(at)}</time>
          {seen !== undefined && <span> · {seen ? t('thread.seen') : t('thread.sent')}</span>}
        </span>
      </div>
      {!own && !hidden && (
        <ActionIcon
          variant="subtle"
          size={32}
          className={classes.report}
          aria-label={t('thread.report', { name: from, time: formatClock(at) })}
          onClick={onReport}
        >
          <Icon name="flag" size={18} />
        </ActionIcon>
      )}
    </div>
  );
}

type UnsentProps = { message: Unsent; onAgain: () => void; onDiscard: () => void };

export function UnsentBubble({ message: { text, problem }, onAgain, onDiscard }: UnsentProps) {
  const { t } = useTranslation('talk');
  return (
    <div className={classes.line} data-own>
      <div className={classes.bubble} data-unsent>
        <VisuallyHidden>{t('thread.says', { name: t('thread.you') })}</VisuallyHidden>
        <p className={classes.text}>{text}</p>
        {problem ? (
          <div className={classes.failed} role="alert">
            <strong>{t('thread.failed')}</strong>
            <ProblemText problem={problem} />
            <span className={classes.buttons}>
              <Button size="xs" onClick={onAgain}>
                {t('thread.again')}
              </Button>
              <Button size="xs" variant="default" onClick={onDiscard}>
                {t('thread.discard')}
              </Button>
            </span>
          </div>
        ) : (
          <span className={classes.meta}>{t('thread.sending')}</span>
        )}
      </div>
    </div>
  );
}
