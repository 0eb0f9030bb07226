import { createFileRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { CaseView } from '@/features/moderation/case-view';
import { useQueue } from '@/features/moderation/use-queue';
import { showToast } from '@/lib/toast';
import classes from '../-moderation.module.css';

export const Route = createFileRoute('/moderation/$case')({ component: CasePage });

function CasePage() {
  const { t } = useTranslation('moderation');
  const { case: id } = Route.useParams();
  const filter = Route.useSearch();
  const { go, next } = useQueue(filter, id);
  return (
    <>
      <Link to="/moderation" search={filter} className={classes.back}>
        <Icon name="back" size={20} />
        {t('backToQueue')}
      </Link>
      <CaseView
        key={id}
        id={id}
        onDone={({ id: done, state, title }) => {
          showToast(t(state === 'decided' ? 'done.decided' : 'done.answered', { title }), {
            label: t('done.back'),
            run: () => go(done),
          });
          go(next());
        }}
      />
    </>
  );
}
