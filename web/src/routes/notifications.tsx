import { createFileRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoticeGroup } from '@/api/types';
import tabs from '@/components/link-tabs.module.css';
import { Page } from '@/components/page';
import { NoticeList } from '@/features/notices/notice-list';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import type { NoticeFilter } from '@/lib/notices/notices';

const groups: readonly NoticeGroup[] = ['orders', 'offers', 'messages', 'reviews', 'searches', 'prices', 'queues'];
const others: readonly NoticeGroup[] = ['security', 'moderation'];

export const Route = createFileRoute('/notifications')({
  validateSearch: ({ group, unread }: Record<string, unknown>): NoticeFilter => {
    const known = [...groups, ...others].find((one) => one === group);
    if (known) return { group: known };
    return unread === true || unread === 'true' ? { unread: true } : {};
  },
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('notices'),
  component: NotificationsPage,
});

function NotificationsPage() {
  const { t } = useTranslation('notices');
  const filter = Route.useSearch();
  const current = (is: boolean) => ({
    'aria-current': is ? ('page' as const) : undefined,
    activeProps: {},
    activeOptions: { exact: true, explicitUndefined: true },
  });
  return (
    <Page title={t('title')} lead={<Link to="/settings/notifications">{t('preferences')}</Link>}>
      <nav className={tabs.tabs} aria-label={t('filter')}>
        <Link to="/notifications" search={{}} {...current(!filter.group && !filter.unread)}>
          {t('all')}
        </Link>
        <Link to="/notifications" search={{ unread: true }} {...current(filter.unread === true)}>
          {t('unreadOnly')}
        </Link>
        {groups.map((group) => (
          <Link key={group} to="/notifications" search={{ group }} {...current(filter.group === group)}>
            {t(`group.${group}`)}
          </Link>
        ))}
      </nav>
      <NoticeList key={JSON.stringify(filter)} filter={filter} />
    </Page>
  );
}
