import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Dialog } from '@/components/dialog';
import { ProblemBox } from '@/components/problem-text';
import { useListingCommand } from '@/lib/market/command-listing';
import { showToast } from '@/lib/toast';
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
        {(editable || state === 'draft') && <WithdrawButton listing={listing} />}
      </div>
    </section>
  );
}

function WithdrawButton({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const [open, setOpen] = useState(false);
  const command = useListingCommand(listing.id);
  const withdraw = () =>
    command.mutate('withdraw', {
      onSuccess: () => {
        setOpen(false);
        showToast(t('owner.withdrawnNow'));
      },
    });
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('owner.withdraw')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('owner.withdrawTitle')}>
        <div className={classes.dialog}>
          <p>{t('owner.withdrawText', { title: listing.edition.title })}</p>
          {command.error && <ProblemBox error={command.error} />}
          <div className={classes.row}>
            <Button color="red.9" data-danger loading={command.isPending} onClick={withdraw}>
              {t('owner.withdraw')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {common('form.cancel')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
