import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Dialog } from '@/components/dialog';
import { OfferForm } from '@/components/offer-form';
import { marketQuery } from '@/lib/market/market-info';
import { offersQuery, useMakeOffer } from '@/lib/market/offers';
import { useSignedIn } from '@/lib/session/use-session';
import { showToast } from '@/lib/toast';

const live = ['made', 'countered', 'accepting', 'accepted'];

/** The caller's own offer for this copy that is not over. */
export function useOwnOffer(listing: string, own: boolean) {
  const signedIn = useSignedIn();
  const { data } = useInfiniteQuery({ ...offersQuery('buying', listing), enabled: signedIn && !own });
  return data?.pages[0]?.items.find(({ state }) => live.includes(state));
}

/** For copies whose seller welcomes offers; one live offer a buyer. */
export function OfferButton({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const [open, setOpen] = useState(false);
  const { data: market } = useQuery({ ...marketQuery, enabled: signedIn });
  const make = useMakeOffer(listing.id);
  if (!listing.price) return null;
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }} variant="default">
        {t('offer.make')}
      </ButtonLink>
    );
  return (
    <>
      <Button variant="default" disabled={!market} onClick={() => setOpen(true)}>
        {t('offer.make')}
      </Button>
      {market && (
        <Dialog opened={open} onClose={() => setOpen(false)} title={t('offer.make')}>
          <OfferForm
            listPrice={listing.price}
            market={market}
            onAmount={async (amount) => {
              await make.mutateAsync(amount);
              setOpen(false);
              showToast(t('offer.sent'));
            }}
          />
        </Dialog>
      )}
    </>
  );
}
