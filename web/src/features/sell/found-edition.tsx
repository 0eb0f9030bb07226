import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import type { Listing } from '@/api/types';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { useAccount } from '@/lib/account/account';
import { EditionWords } from './edition-words';
import { editionQuery } from './find-edition';
import { pickupPlaces } from './pickup-places';
import classes from './sell.module.css';
import { useStartListing } from './start-listing';

type Props = { isbn: string; onStarted: (listing: Listing) => void; onOther: () => void; onUnknown: () => void };

/** The book of the ISBN; nobody types what is known. */
export function FoundEdition({ isbn, onStarted, onOther, onUnknown }: Props) {
  const { t } = useTranslation('books');
  const account = useAccount();
  const { data: edition, error, refetch } = useQuery(editionQuery(isbn));
  const start = useStartListing();
  const unknown = isProblem(error, 'unknown_isbn');
  useEffect(() => {
    if (unknown) onUnknown();
  }, [unknown, onUnknown]);
  if (!edition && error && !unknown) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!edition) return <Lines rows={1} height={148} />;
  const begin = () =>
    start.mutate(
      { edition_id: edition.id, campus: account?.campus?.domain ?? null, pickup_places: pickupPlaces() },
      { onSuccess: onStarted },
    );
  return (
    <>
      <EditionWords edition={edition} />
      {start.error && <ProblemBox error={start.error} />}
      <div className={classes.row}>
        <Button loading={start.isPending} onClick={begin}>
          {t('sell.found.yes')}
        </Button>
        <Button variant="default" onClick={onOther}>
          {t('sell.found.no')}
        </Button>
      </div>
    </>
  );
}
