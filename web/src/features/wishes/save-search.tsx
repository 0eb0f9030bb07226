import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Icon } from '@/components/icon';
import type { SearchState } from '@/lib/search-state';
import { useSignedIn } from '@/lib/session/use-session';

// Comes with the forms' code, which the search itself does not need.
const SaveDialog = lazy(() => import('./save-dialog').then((file) => ({ default: file.SaveDialog })));

type Props = { state: SearchState; currency: string };

/** For members; leads visitors to the sign-in and back. */
export function SaveSearch({ state, currency }: Props) {
  const { t } = useTranslation('find');
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const [open, setOpen] = useState(false);
  const bell = <Icon name="bell" size={20} />;
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }} variant="default" size="sm" leftSection={bell}>
        {t('save.open')}
      </ButtonLink>
    );
  return (
    <>
      <Button variant="default" size="sm" leftSection={bell} onClick={() => setOpen(true)}>
        {t('save.open')}
      </Button>
      <Suspense>{open && <SaveDialog state={state} currency={currency} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
