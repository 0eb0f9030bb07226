import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '@/components/link-tabs.module.css';

export const mineTabs = ['published', 'offers', 'reserved', 'sold', 'draft', 'paused', 'withdrawn'] as const;
export type MineTab = (typeof mineTabs)[number];

/** Addresses rather than tabs: each can be linked to, and Back works. */
export function MineTabs({ now }: { now: MineTab }) {
  const { t } = useTranslation('books');
  return (
    <nav aria-label={t('mine.states')} className={classes.tabs}>
      {mineTabs.map((tab) => (
        <Link
          key={tab}
          to="/my-listings"
          search={tab === 'published' ? {} : { tab }}
          aria-current={tab === now ? 'page' : undefined}
          activeProps={{}}
          activeOptions={{ exact: true, explicitUndefined: true }}
        >
          {t(`mine.tab.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
