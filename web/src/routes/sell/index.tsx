import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { FindBook } from '@/features/sell/find-book';
import { FoundEdition } from '@/features/sell/found-edition';
import { ManualForm } from '@/features/sell/manual-form';
import { Steps, useStepOf } from '@/features/sell/steps';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import classes from './-sell.module.css';

type Search = { isbn?: string | undefined; by?: 'hand' | undefined };

export const Route = createFileRoute('/sell/')({
  validateSearch: ({ isbn, by }: Record<string, unknown>): Search => ({
    isbn: isbn === undefined ? undefined : String(isbn).slice(0, 40),
    by: by === 'hand' ? by : undefined,
  }),
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('books'),
  component: SellPage,
});

/** The first step, in three views: ask for the book, show it, or take its words. */
function SellPage() {
  const { t } = useTranslation('books');
  const { isbn, by } = Route.useSearch();
  const navigate = useNavigate();
  const kicker = useStepOf('book');
  const go = (search: Search) => void navigate({ to: '/sell', search });
  const onStarted = ({ id }: Listing) => void navigate({ to: '/sell/$id', params: { id }, search: { step: 'copy' } });
  return (
    <div className={classes.sell}>
      <Steps now="book" />
      {by === 'hand' ? (
        <Page key="hand" kicker={kicker} title={t('sell.hand.title')} width="reading">
          {isbn && <Notice icon="book">{t('sell.hand.unknown')}</Notice>}
          <ManualForm isbn={isbn ?? ''} onStarted={onStarted} />
        </Page>
      ) : isbn ? (
        <Page key="found" kicker={kicker} title={t('sell.found.title')} width="reading">
          <FoundEdition
            isbn={isbn}
            onStarted={onStarted}
            onOther={() => go({})}
            onUnknown={() => void navigate({ to: '/sell', search: { by: 'hand', isbn }, replace: true })}
          />
        </Page>
      ) : (
        <Page key="isbn" kicker={kicker} title={t('sell.isbn.title')} lead={t('sell.lead')} width="reading">
          <FindBook
            onFound={(found) => go({ isbn: found })}
            onUnknown={(unknown) => go({ by: 'hand', isbn: unknown })}
          />
        </Page>
      )}
    </div>
  );
}
