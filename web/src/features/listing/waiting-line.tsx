import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { formatDateTime } from '@/lib/format';
import { useSignedIn } from '@/lib/session/use-session';
import { queueQuery, useQueueing } from './queue';

/** What a reserved copy is to somebody who wants it too: a place in the line. */
export function WaitingLine({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const { data: place, error, refetch } = useQuery({ ...queueQuery(listing.id), enabled: signedIn });
  const queue = useQueueing(listing.id);
  if (place?.turn_until)
    return (
      <Notice icon="check">
        <p>{t('queue.turn', { time: formatDateTime(place.turn_until) })}</p>
        <Button size="sm" variant="default" loading={queue.isPending} onClick={() => queue.mutate(false)}>
          {t('queue.pass')}
        </Button>
        {queue.error && <ProblemBox error={queue.error} />}
      </Notice>
    );
  return (
    <Notice icon="warning">
      <p>{t('listing.reserved')}</p>
      {place?.position && <p>{t('queue.place', { position: place.position, length: place.length })}</p>}
      {place && !place.position && place.length > 0 && <p>{t('queue.others', { count: place.length })}</p>}
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {queue.error && <ProblemBox error={queue.error} />}
      {!signedIn && (
        <ButtonLink to="/sign-in" search={{ return_to: here }} size="sm" variant="default">
          {t('queue.join')}
        </ButtonLink>
      )}
      {place && (
        <Button
          size="sm"
          variant="default"
          loading={queue.isPending}
          onClick={() => queue.mutate(place.position === null)}
        >
          {place.position === null ? t('queue.join') : t('queue.leave')}
        </Button>
      )}
    </Notice>
  );
}
