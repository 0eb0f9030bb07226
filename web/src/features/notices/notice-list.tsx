import { ActionIcon, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language, NoticeGroup, Notification } from '@/api/types';
import { Icon, type IconName } from '@/components/icon';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatAgo, formatDate } from '@/lib/format';
import { type NoticeFilter, noticesQuery, useReadNotices, useUnreadNotices } from '@/lib/notices/notices';
import classes from './notices.module.css';

const icons: Record<NoticeGroup, IconName> = {
  security: 'key',
  orders: 'basket',
  moderation: 'gavel',
  offers: 'tag',
  messages: 'chat',
  reviews: 'book',
  searches: 'search',
  prices: 'coins',
  queues: 'clock',
};

function byDay(notices: readonly Notification[]): [string, Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const notice of notices) {
    const day = formatDate(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}

/** What happened, by day, the newest first. */
export function NoticeList({ filter }: { filter: NoticeFilter }) {
  const { t, i18n } = useTranslation('notices');
  const query = useInfiniteQuery(noticesQuery(filter, i18n.language as Language));
  const { data, error, refetch } = query;
  const read = useReadNotices();
  const unread = useUnreadNotices();
  if (!data) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={76} />;
  const notices = data.pages.flatMap(({ items }) => items);
  const newest = notices[0];
  return (
    <>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {read.error && <ProblemBox error={read.error} />}
      {newest && unread > 0 && (
        <div>
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate({ until: newest.at })}>
            {t('markAll')}
          </Button>
        </div>
      )}
      {notices.length === 0 && (
        <p className={classes.empty}>
          <Icon name="check" size={32} />
          {t(filter.group || filter.unread ? 'caughtUpFiltered' : 'caughtUp')}
        </p>
      )}
      {byDay(notices).map(([day, ofDay]) => (
        <section key={day} className={classes.day} aria-label={day}>
          <h2>{day}</h2>
          <ul>
            {ofDay.map((notice) => (
              <li key={notice.id} data-unread={notice.unread || undefined}>
                <Item notice={notice} onRead={() => read.mutate({ id: notice.id })} />
                <ActionIcon
                  variant="subtle"
                  size={44}
                  aria-label={t('removeOf', { title: notice.title })}
                  onClick={() => read.mutate({ remove: notice.id })}
                >
                  <Icon name="close" size={18} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <MoreButton query={query} label={t('more')} />
    </>
  );
}

function Item({ notice, onRead }: { notice: Notification; onRead: () => void }) {
  const { t } = useTranslation('notices');
  const { group, title, text, at, unread, path } = notice;
  return (
    <Link to={path} className={classes.item} onClick={() => unread && onRead()}>
      <span className={classes.icon}>
        <Icon name={icons[group]} />
      </span>
      <span className={classes.words}>
        <span className={classes.head}>
          <strong>{title}</strong>
          {unread && <span className={classes.new}>{t('new')}</span>}
        </span>
        <span>{text}</span>
        <time dateTime={at}>{formatAgo(at)}</time>
      </span>
    </Link>
  );
}
