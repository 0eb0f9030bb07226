import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showToast } from '@/lib/toast';

/** The device's own sheet where there is one, else the address goes to the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const { t } = useTranslation('books');
  const share = async () => {
    const url = location.href.replace(/[?#].*/, '');
    if (navigator.share) return navigator.share({ title, url }).catch(() => undefined);
    await navigator.clipboard.writeText(url).then(
      () => showToast(t('listing.copied')),
      () => showToast(url),
    );
  };
  return (
    <Button variant="default" size="sm" onClick={() => void share()}>
      {t('listing.share')}
    </Button>
  );
}
