import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { Drafts } from './drafts';
import { isIsbn } from './isbn';
import { IsbnForm } from './isbn-form';
import classes from './sell.module.css';

const Scanner = lazy(() => import('@/components/scanner/scanner'));

type Props = { onFound: (isbn: string) => void; onUnknown: (isbn: string) => void };

/** Which book: by its bar code, its ISBN, or in one's own words. */
export function FindBook({ onFound, onUnknown }: Props) {
  const { t } = useTranslation('books');
  const [scanning, setScanning] = useState(false);
  return (
    <div className={classes.ways}>
      {scanning ? (
        <Suspense fallback={<p role="status">{t('scan.asking')}</p>}>
          <Scanner kind="ean_13" part="books" isWanted={isIsbn} onCode={onFound} onClose={() => setScanning(false)} />
        </Suspense>
      ) : (
        <div>
          <Button size="lg" leftSection={<Icon name="barcode" />} onClick={() => setScanning(true)}>
            {t('scan.open')}
          </Button>
        </div>
      )}
      <IsbnForm onFound={onFound} onUnknown={onUnknown} />
      <p className={classes.or}>
        <span className={classes.soft}>{t('sell.noIsbn')}</span>
        <Link to="/sell" search={{ by: 'hand' }}>
          {t('sell.byHand')}
        </Link>
      </p>
      <Drafts />
    </div>
  );
}
