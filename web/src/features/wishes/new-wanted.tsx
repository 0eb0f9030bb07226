import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { useAccount } from '@/lib/account/account';

const WantedDialog = lazy(() => import('./wanted-dialog').then((file) => ({ default: file.WantedDialog })));

export function NewWanted() {
  const { t } = useTranslation('find');
  const account = useAccount();
  const [open, setOpen] = useState(false);
  if (!account)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: '/wanted' }}>
        {t('wanted.new')}
      </ButtonLink>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('wanted.new')}</Button>
      <Suspense>{open && <WantedDialog account={account} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
