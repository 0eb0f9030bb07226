import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Page } from '@/components/page';
import { Section } from '@/components/section';
import { CsvSection } from '@/features/my-listings/csv-section';
import { HolidaySwitch } from '@/features/my-listings/holiday-switch';
import { MineList } from '@/features/my-listings/mine-list';
import { OfferList } from '@/features/my-listings/offer-list';
import { type MineTab, MineTabs, mineTabs } from '@/features/my-listings/tabs';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/my-listings')({
  // Named even when it is nothing: else what stands in the address comes through as it is.
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: MineTab | undefined } => ({
    tab: mineTabs.find((known) => known === tab),
  }),
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('books'),
  component: MinePage,
});

function MinePage() {
  const { t } = useTranslation('books');
  const { tab = 'published' } = Route.useSearch();
  return (
    <Page title={t('mine.title')}>
      <MineTabs now={tab} />
      {tab === 'offers' ? (
        <>
          <OfferList side="selling" />
          <OfferList side="buying" />
        </>
      ) : (
        <>
          <div>
            <ButtonLink to="/sell">{t('mine.sell')}</ButtonLink>
          </div>
          <MineList key={tab} state={tab} />
        </>
      )}
      <Section title={t('mine.away')}>
        <HolidaySwitch />
      </Section>
      <Section title={t('mine.table')} lead={t('mine.tableHint')}>
        <CsvSection />
      </Section>
    </Page>
  );
}
