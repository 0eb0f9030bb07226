import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { WithdrawButton } from '@/components/book-withdraw';
import { ButtonLink } from '@/components/button-link';
import { ProblemBox } from '@/components/problem-text';
import { useListingCommand } from '@/lib/market/command-listing';
import classes from './listing.module.css';

/** What the seller may do with the copy in its present state. */
export function OwnerPanel({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const { id, state } = listing;
  const command = useListingCommand(id);
  const editable = state === 'published' || state === 'paused';
  return (
    <section className={classes.owner} aria-label={t('owner.title')}>
      <p>
        <strong>{t('owner.yours')}</strong> {t(`owner.${state}`)}
      </p>
      {command.error && <ProblemBox error={command.error} />}
      <div className={classes.row}>
        {state === 'draft' && (
          <ButtonLink to="/sell/$id" params={{ id }}>
            {t('owner.goOn')}
          </ButtonLink>
        )}
        {editable && (
          <ButtonLink to="/listings/$id/edit" params={{ id }}>
            {t('owner.edit')}
          </ButtonLink>
        )}
        {state === 'published' && (
          <Button variant="default" loading={command.isPending} onClick={() => command.mutate('pause')}>
            {t('owner.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button variant="default" loading={command.isPending} onClick={() => command.mutate('resume')}>
            {t('owner.resume')}
          </Button>
        )}
        {(editable || state === 'draft') && <WithdrawButton id={id} title={listing.edition.title} />}
      </div>
    </section>
  );
}
