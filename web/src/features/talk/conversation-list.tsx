import { Button, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { BookCover } from '@/components/book-cover';
import { ButtonLink } from '@/components/button-link';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { useAccount } from '@/lib/account/account';
import classes from './conversation-list.module.css';
import { inboxQuery } from './list-conversations';
import { shortTime } from './times';

export function ConversationList() {
  const { t } = useTranslation('talk');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(inboxQuery);
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines rows={5} height={72} />;
  const conversations = data.pages.flatMap(({ items }) => items);
  if (conversations.length === 0)
    return (
      <div className={classes.none}>
        <p>{t('list.none')}</p>
        <p className={classes.soft}>{t('list.noneHint')}</p>
        <ButtonLink to="/">{t('list.find')}</ButtonLink>
      </div>
    );
  return (
    <>
      <ul className={classes.list}>
        {conversations.map((one) => (
          <li key={one.id}>
            <Item conversation={one} />
          </li>
        ))}
      </ul>
      {error && <ProblemBox error={error} />}
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

function Item({ conversation: { id, subject, other, unread, last } }: { conversation: Conversation }) {
  const { t } = useTranslation('talk');
  const { t: shell } = useTranslation();
  const own = useAccount()?.id;
  const name = other.closed ? t('closedAccount') : other.name;
  const said = last?.hidden ? t('hidden') : last?.excerpt;
  const taken = subject.state !== null && subject.state !== 'published' ? subject.state : undefined;
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: id }}
      className={classes.item}
      activeProps={{ 'aria-current': 'page' }}
      data-unread={unread > 0 || undefined}
    >
      <span className={classes.pictures}>
        <BookCover id={subject.id} title="" authors={[]} photo={subject.cover} sizes="48px" />
        <Avatar id={other.id} name={name} pictureId={other.picture_id} size={26} />
      </span>
      <span className={classes.words}>
        <span className={classes.head}>
          <strong className={classes.name}>{name}</strong>
          {last && <time dateTime={last.at}>{shortTime(last.at)}</time>}
        </span>
        <span className={classes.subject}>
          {subject.kind === 'order' && `${t('order')} · `}
          {subject.title}
          {taken && ` · ${shell(`listingState.${taken}`)}`}
        </span>
        <span className={classes.head}>
          <span className={classes.said}>
            {last?.author === own && t('list.you')} {said}
          </span>
          {unread > 0 && (
            <span className={classes.count}>
              {unread >= 100 ? '99+' : unread} <VisuallyHidden>{t('list.unread')}</VisuallyHidden>
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
