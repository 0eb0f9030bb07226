import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Interest, ListingSummary, MarketInfo } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { WithdrawButton } from '@/components/book-withdraw';
import { ButtonLink } from '@/components/button-link';
import { ProblemBox } from '@/components/problem-text';
import { formatAgo, formatDateTime } from '@/lib/format';
import { useListingCommand } from '@/lib/market/command-listing';
import { showToast } from '@/lib/toast';
import classes from './mine.module.css';
import { PriceCell } from './price-cell';

type Props = { listing: ListingSummary; market: MarketInfo; interest: Interest | undefined };

/** A copy comes to the top once a week; the server says so too. */
const newAgain = (published: string) => Date.parse(published) + 7 * 24 * 3600_000;

export function MineRow({ listing, market, interest }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { id, title, authors, cover, state, condition, published_at, reserved_until } = listing;
  const command = useListingCommand(id);
  const kept = ({ favourites, more }: Interest) =>
    t('mine.kept', { count: favourites, number: more ? `${favourites}+` : favourites });
  const bump = () => command.mutate('bump', { onSuccess: () => showToast(t('mine.bumped', { title })) });
  const editable = state === 'published' || state === 'paused';
  const pause = () =>
    command.mutate('pause', {
      onSuccess: () =>
        showToast(t('mine.paused', { title }), { label: t('mine.undo'), run: () => command.mutate('resume') }),
    });
  return (
    <article className={classes.item}>
      <BookCover id={id} title={title} authors={authors} photo={cover} sizes="84px" />
      <div className={classes.words}>
        <h2 className={classes.title}>
          {state === 'draft' ? (
            <Link to="/sell/$id" params={{ id }}>
              {title}
            </Link>
          ) : (
            <Link to="/listings/$id" params={{ id }}>
              {title}
            </Link>
          )}
        </h2>
        {authors.length > 0 && <p className={classes.soft}>{authors.join(', ')}</p>}
        <PriceCell listing={listing} market={market} />
        <p className={classes.soft}>
          {[
            condition && common(`condition.${condition}`),
            state === 'published' && published_at && t('listing.since', { ago: formatAgo(published_at) }),
            interest && interest.favourites > 0 && kept(interest),
            state === 'reserved' && reserved_until && t('mine.until', { time: formatDateTime(reserved_until) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {command.error && <ProblemBox error={command.error} />}
        <div className={classes.row}>
          {state === 'draft' && (
            <ButtonLink to="/sell/$id" params={{ id }} size="sm" aria-label={`${t('owner.goOn')}: ${title}`}>
              {t('owner.goOn')}
            </ButtonLink>
          )}
          {editable && (
            <ButtonLink
              to="/listings/$id/edit"
              params={{ id }}
              size="sm"
              variant="default"
              aria-label={`${t('owner.edit')}: ${title}`}
            >
              {t('owner.edit')}
            </ButtonLink>
          )}
          {state === 'published' && published_at && Date.now() >= newAgain(published_at) && (
            <Button size="sm" loading={command.isPending} aria-label={`${t('owner.bump')}: ${title}`} onClick={bump}>
              {t('owner.bump')}
            </Button>
          )}
          {state === 'published' && (
            <Button
              size="sm"
              variant="default"
              loading={command.isPending}
              aria-label={`${t('owner.pause')}: ${title}`}
              onClick={pause}
            >
              {t('owner.pause')}
            </Button>
          )}
          {state === 'paused' && (
            <Button
              size="sm"
              loading={command.isPending}
              aria-label={`${t('owner.resume')}: ${title}`}
              onClick={() => command.mutate('resume')}
            >
              {t('owner.resume')}
            </Button>
          )}
          {(editable || state === 'draft') && <WithdrawButton id={id} title={title} size="sm" />}
        </div>
      </div>
    </article>
  );
}
