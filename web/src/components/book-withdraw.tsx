import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListingCommand } from '@/lib/market/command-listing';
import { showToast } from '@/lib/toast';
import classes from './book-withdraw.module.css';
import { Dialog } from './dialog';
import { ProblemBox } from './problem-text';

type Props = { id: string; title: string } & ButtonProps;

/** Takes one's own copy off the market for good, after a question. */
export function WithdrawButton({ id, title, ...look }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const [open, setOpen] = useState(false);
  const command = useListingCommand(id);
  const withdraw = () =>
    command.mutate('withdraw', {
      onSuccess: () => {
        setOpen(false);
        showToast(t('owner.withdrawnNow'));
      },
    });
  return (
    <>
      <Button variant="subtle" {...look} aria-label={`${t('owner.withdraw')}: ${title}`} onClick={() => setOpen(true)}>
        {t('owner.withdraw')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('owner.withdrawTitle')}>
        <div className={classes.dialog}>
          <p>{t('owner.withdrawText', { title })}</p>
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
