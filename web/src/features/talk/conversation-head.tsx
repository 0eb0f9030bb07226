import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FocusEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneConversation } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { BlockButton } from '@/components/block-button';
import { BookCover } from '@/components/book-cover';
import { Icon } from '@/components/icon';
import { usePageTitle } from '@/components/page';
import { ReportButton } from '@/components/report-button';
import { formatMoney } from '@/lib/format';
import { conversationKey } from '@/lib/talk/talk-events';
import classes from './conversation-head.module.css';

const pageOf = ({ kind, id }: OneConversation['subject']) =>
  kind === 'order'
    ? ({ to: '/orders/$id', params: { id } } as const)
    : ({ to: '/listings/$id', params: { id } } as const);

type Props = { conversation: OneConversation; name: string };

/** With whom, about what, and what can be done about the person. */
export function ConversationHead({ conversation: { id, subject, other }, name }: Props) {
  const { t } = useTranslation('talk');
  const { t: shell } = useTranslation();
  const heading = usePageTitle(t('titleWith', { name }));
  const state = subject.state && subject.state !== 'published' ? subject.state : undefined;
  return (
    <header className={classes.head}>
      <div className={classes.person}>
        <Link to="/inbox" className={classes.back} aria-label={t('backToInbox')}>
          <Icon name="back" />
        </Link>
        <Avatar id={other.id} name={name} pictureId={other.picture_id} size={40} />
        <h1 ref={heading} tabIndex={-1}>
          {name}
        </h1>
        {!other.closed && <More conversation={id} person={other.id} name={name} />}
      </div>
      <Link {...pageOf(subject)} className={classes.subject}>
        <BookCover id={subject.id} title="" authors={[]} photo={subject.cover} sizes="36px" />
        <span className={classes.words}>
          <span className={classes.title}>{subject.title}</span>
          <span className={classes.facts}>
            {subject.kind === 'order' && <span>{t('order')}</span>}
            {subject.price && <strong>{formatMoney(subject.price)}</strong>}
            {state && <span className={classes.state}>{shell(`listingState.${state}`)}</span>}
          </span>
        </span>
      </Link>
    </header>
  );
}

/** A disclosure that closes when one is done with it. */
function More({ conversation, person, name }: { conversation: string; person: string; name: string }) {
  const { t } = useTranslation('talk');
  const client = useQueryClient();
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (details.current) details.current.open = false;
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    // A dialog opened from here takes the focus; closing under it would take its opener away.
    if (relatedTarget && !details.current?.contains(relatedTarget) && !relatedTarget.closest('[role=dialog]')) close();
  };
  return (
    <details
      ref={details}
      className={classes.more}
      onBlur={onBlur}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        details.current?.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={t('more', { name })}>
        <Icon name="more" />
      </summary>
      <div className={classes.panel}>
        <Link to="/people/$id" params={{ id: person }}>
          {t('profile')}
        </Link>
        <ReportButton kind="person" id={person} name={name} variant="subtle" />
        <BlockButton
          id={person}
          name={name}
          variant="subtle"
          onDone={() => {
            close();
            void client.invalidateQueries({ queryKey: conversationKey(conversation) });
          }}
        />
      </div>
    </details>
  );
}
