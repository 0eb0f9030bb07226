import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { BookFacts } from '@/components/book-facts';
import { Notice } from '@/components/notice';
import { formatMoney } from '@/lib/format';
import { useListingCommand } from '@/lib/market/command-listing';
import { PickupForm } from './pickup-field';
import classes from './publish.module.css';

type Props = { listing: Listing; onPublished: () => void; onUnfinished: () => void };

/** The last look, as buyers will see it. */
export function PublishStep({ listing, onPublished, onUnfinished }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const command = useListingCommand(listing.id);
  const { edition, photos, price, condition, negotiable, id } = listing;
  const unfinished = !price || !condition;
  return (
    <div className={classes.publish}>
      {unfinished && (
        <Notice icon="warning">
          <p>{t('publish.unfinished')}</p>
        </Notice>
      )}
      <PickupForm
        listing={listing}
        button={unfinished ? t('publish.finish') : t('publish.button')}
        onSaved={async () => {
          if (unfinished) return onUnfinished();
          await command.mutateAsync('publish');
          onPublished();
        }}
      />
      <section className={classes.preview} aria-labelledby="preview">
        <h2 id="preview">{t('publish.preview')}</h2>
        <div className={classes.columns}>
          <div className={classes.picture}>
            <BookCover
              id={id}
              title={edition.title}
              authors={edition.authors}
              photo={photos[0]?.id}
              alt={photos[0] ? t('photos.alt', { number: 1, title: edition.title }) : ''}
            />
            {photos.length !== 1 && <p className={classes.soft}>{t('publish.photos', { count: photos.length })}</p>}
          </div>
          <div className={classes.words}>
            <p className={classes.price}>
              <strong>{price ? formatMoney(price) : common('book.noPrice')}</strong>
              {negotiable && <span>{common('book.negotiable')}</span>}
            </p>
            <h3>{edition.title}</h3>
            {edition.authors.length > 0 && <p className={classes.soft}>{edition.authors.join(', ')}</p>}
            <BookFacts listing={listing} />
          </div>
        </div>
      </section>
    </div>
  );
}
