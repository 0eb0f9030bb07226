import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/dialog';
import { Icon } from '@/components/icon';
import classes from './search.module.css';

type Props = { chosen: number; count: string; loading: boolean; children: ReactNode };

/** The facets on a screen of their own. Each choice counts at once; the button says what is behind it. */
export function FilterSheet({ chosen, count, loading, children }: Props) {
  const { t } = useTranslation('find');
  const [open, setOpen] = useState(false);
  const label = chosen > 0 ? t('filtersChosen', { count: chosen }) : t('filters');
  return (
    <>
      <Button variant="default" size="sm" leftSection={<Icon name="sliders" size={20} />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog sheet opened={open} onClose={() => setOpen(false)} title={label}>
        {children}
        <div className={classes.sheetEnd}>
          <Button fullWidth data-loading={loading || undefined} onClick={() => setOpen(false)}>
            <span aria-live="polite">{t('show', { count })}</span>
          </Button>
        </div>
      </Dialog>
    </>
  );
}
