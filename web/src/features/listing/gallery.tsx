import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { BookCover, photoSet, photoUrl } from '@/components/book-cover';
import { Icon } from '@/components/icon';
import classes from './gallery.module.css';

/** One photo large, the others to choose from. Arrow keys turn the pages; nothing moves by itself. */
export function Gallery({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const { photos, edition, id } = listing;
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, photos.length - 1);
  const photo = photos[at];
  if (!photo)
    return (
      <div className={classes.none}>
        <BookCover id={id} title={edition.title} authors={edition.authors} photo={null} />
      </div>
    );
  const turn = (by: number) => setChosen((at + by + photos.length) % photos.length);
  const alt = (number: number) => photos[number - 1]?.alt || t('photos.alt', { number, title: edition.title });
  const several = photos.length > 1;
  return (
    <section
      className={classes.gallery}
      aria-label={t('listing.photos')}
      onKeyDown={({ key }) => {
        if (several && key === 'ArrowLeft') turn(-1);
        if (several && key === 'ArrowRight') turn(1);
      }}
    >
      <div className={classes.stage}>
        <img
          key={photo.id}
          src={photoUrl(photo.id, 1600)}
          srcSet={photoSet(photo.id)}
          sizes="(max-width: 62em) 92vw, 520px"
          alt={alt(at + 1)}
          width={photo.width}
          height={photo.height}
          fetchPriority="high"
        />
        {several && (
          <div className={classes.turn}>
            <ActionIcon variant="default" size={44} aria-label={t('listing.previous')} onClick={() => turn(-1)}>
              <Icon name="left" />
            </ActionIcon>
            <span aria-live="polite">{t('listing.photoOf', { number: at + 1, all: photos.length })}</span>
            <ActionIcon variant="default" size={44} aria-label={t('listing.nextPhoto')} onClick={() => turn(1)}>
              <Icon name="right" />
            </ActionIcon>
          </div>
        )}
      </div>
      {several && (
        <ul className={classes.strip}>
          {photos.map((one, index) => (
            <li key={one.id}>
              <button type="button" aria-current={index === at || undefined} onClick={() => setChosen(index)}>
                <img src={photoUrl(one.id, 160)} alt={alt(index + 1)} width={60} height={80} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
