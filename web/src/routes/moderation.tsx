import { createFileRoute, Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseState, ReportedKind } from '@/api/types';
import { usePageTitle } from '@/components/page';
import { CaseQueue } from '@/features/moderation/case-queue';
import type { CaseFilter } from '@/features/moderation/list-cases';
import { ShortcutHelp } from '@/features/moderation/shortcut-help';
import { loadPart } from '@/i18n/parts';
import { requireRole, requireSession } from '@/lib/guard';
import classes from './-moderation.module.css';

const states: readonly CaseState[] = ['open', 'appealed', 'decided', 'settled'];
const kinds: readonly ReportedKind[] = ['listing', 'message', 'person'];

export const Route = createFileRoute('/moderation')({
  validateSearch: ({ state, kind }: Record<string, unknown>): CaseFilter => ({
    ...(states.includes(state as CaseState) && state !== 'open' ? { state: state as CaseState } : {}),
    ...(kinds.includes(kind as ReportedKind) ? { kind: kind as ReportedKind } : {}),
  }),
  beforeLoad: async ({ context, location }) => {
    requireSession(location.href);
    await requireRole(context.queryClient, 'moderator', 'administrator');
  },
  loader: () => Promise.all([loadPart('moderation'), loadPart('report')]),
  component: ModerationLayout,
});

/** Also while a case is open, which the router does not count as being at the link's address. */
const chosenIf = (chosen: boolean) => ({
  activeOptions: { exact: true, includeSearch: true, explicitUndefined: true },
  ...(chosen ? { 'aria-current': 'true' as const, 'data-chosen': true } : {}),
});

/** The queue beside a case; on phones they are two screens. */
function ModerationLayout() {
  const { t } = useTranslation('moderation');
  const filter = Route.useSearch();
  const chosen = useParams({ strict: false }).case;
  const { state = 'open', kind } = filter;
  const search = (next: CaseFilter) => ({ ...(kind ? { kind } : {}), ...(state === 'open' ? {} : { state }), ...next });
  return (
    <div className={classes.moderation} data-detail={chosen ? true : undefined}>
      <div className={classes.side}>
        {chosen ? <h2 className={classes.title}>{t('title')}</h2> : <Heading />}
        <nav className={classes.states} aria-label={t('queue.what')}>
          <Link to="/moderation" {...chosenIf(true)}>
            {t('title')}
          </Link>
          <Link to="/disputes">{t('queue.disputes')}</Link>
        </nav>
        <nav className={classes.states} aria-label={t('queue.states')}>
          {states.map((one) => (
            <Link
              key={one}
              to="/moderation"
              search={{ ...(kind ? { kind } : {}), ...(one === 'open' ? {} : { state: one }) }}
              {...chosenIf(one === state)}
            >
              {t(`state.${one}`)}
            </Link>
          ))}
        </nav>
        <nav className={classes.kinds} aria-label={t('queue.kinds')}>
          <Link to="/moderation" search={state === 'open' ? {} : { state }} {...chosenIf(!kind)}>
            {t('queue.all')}
          </Link>
          {kinds.map((one) => (
            <Link key={one} to="/moderation" search={search({ kind: one })} {...chosenIf(one === kind)}>
              {t(`kinds.${one}`)}
            </Link>
          ))}
        </nav>
        <CaseQueue filter={filter} />
        <ShortcutHelp />
      </div>
      <div className={classes.detail}>
        <Outlet />
      </div>
    </div>
  );
}

function Heading() {
  const { t } = useTranslation('moderation');
  const heading = usePageTitle(t('title'));
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {t('title')}
    </h1>
  );
}
