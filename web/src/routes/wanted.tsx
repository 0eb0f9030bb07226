import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Page } from '@/components/page';
import { NewWanted } from '@/features/wishes/new-wanted';
import { SavedNav } from '@/features/wishes/saved-nav';
import { WantedFilter } from '@/features/wishes/wanted-filter';
import { WantedList } from '@/features/wishes/wanted-list';
import { loadPart } from '@/i18n/parts';
import { useSignedIn } from '@/lib/session/use-session';
import classes from './-wanted.module.css';

type Filter = { campus?: string; course?: string };

const read = ({ campus, course }: Record<string, unknown>): Filter => ({
  ...(campus ? { campus: String(campus).slice(0, 253) } : {}),
  ...(course ? { course: String(course).slice(0, 20) } : {}),
});

export const Route = createFileRoute('/wanted')({
  validateSearch: read,
  loader: () => loadPart('find'),
  component: WantedPage,
});

function WantedPage() {
  const { t } = useTranslation('find');
  const filter = Route.useSearch({ select: read, structuralSharing: true });
  const navigate = useNavigate();
  const signedIn = useSignedIn();
  return (
    <Page title={t('wanted.title')} lead={t('wanted.lead')}>
      {signedIn && <SavedNav />}
      <div className={classes.bar}>
        <WantedFilter
          key={filter.course}
          filter={filter}
          onChange={(search) => void navigate({ to: '/wanted', search, resetScroll: false })}
        />
        <div className={classes.actions}>
          <NewWanted />
          <ButtonLink to="/search" variant="default">
            {t('saved.find')}
          </ButtonLink>
        </div>
      </div>
      <WantedList filter={filter} />
    </Page>
  );
}
