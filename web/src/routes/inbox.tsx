import { createFileRoute, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/components/page';
import { ConversationList } from '@/features/talk/conversation-list';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import classes from './-inbox.module.css';

export const Route = createFileRoute('/inbox')({
  beforeLoad: ({ location }) => requireSession(location.href),
  // An offer in a conversation has the words of books.
  loader: () => Promise.all([loadPart('talk'), loadPart('books')]),
  component: InboxLayout,
});

/** List and conversation beside each other; on phones they are two screens. */
function InboxLayout() {
  const { t } = useTranslation('talk');
  const { conversation } = useParams({ strict: false });
  return (
    <div className={classes.inbox} data-detail={conversation ? true : undefined}>
      <section className={classes.list} aria-label={t('title')}>
        {conversation ? <h2 className={classes.title}>{t('title')}</h2> : <Heading />}
        <ConversationList />
      </section>
      <div className={classes.detail}>
        <Outlet />
      </div>
    </div>
  );
}

function Heading() {
  const { t } = useTranslation('talk');
  const heading = usePageTitle(t('title'));
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {t('title')}
    </h1>
  );
}
