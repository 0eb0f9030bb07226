import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlockPerson } from '@/lib/account/block-person';
import classes from './block-button.module.css';
import { Dialog } from './dialog';
import { ProblemBox } from './problem-text';

type Props = { id: string; name: string; onDone: () => void; variant?: 'default' | 'subtle' };

export function BlockButton({ id, name, onDone, variant = 'default' }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const block = useBlockPerson();
  const done = () => {
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button variant={variant} size="sm" onClick={() => setOpen(true)}>
        {t('person.block')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('person.blockTitle', { name })}>
        <div className={classes.body}>
          <p>{t('person.blockText')}</p>
          {block.error && <ProblemBox error={block.error} />}
          <div className={classes.row}>
            <Button
              color="red.9"
              data-danger
              loading={block.isPending}
              onClick={() => block.mutate(id, { onSuccess: done })}
            >
              {t('person.block')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('form.cancel')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
