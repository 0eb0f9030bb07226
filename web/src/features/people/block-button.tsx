import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import { ProblemBox } from '@/components/problem-text';
import { useBlockPerson } from './block-person';
import classes from './people.module.css';

export function BlockButton({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const block = useBlockPerson();
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('person.block')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('person.blockTitle', { name })}>
        <div className={classes.dialog}>
          <p>{t('person.blockText')}</p>
          {block.error && <ProblemBox error={block.error} />}
          <div className={classes.row}>
            <Button
              color="red.9"
              data-danger
              loading={block.isPending}
              onClick={() => block.mutate(id, { onSuccess: onDone })}
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
