import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing, MarketInfo } from '@/api/types';
import { Icon } from '@/components/icon';
import { ProblemBox } from '@/components/problem-text';
import { moved, useOrderPhotos, useRemovePhoto } from './photo-changes';
import { PhotoTile } from './photo-tile';
import classes from './photos.module.css';
import { UploadTile } from './upload-tile';
import { useUploads } from './use-uploads';

type Props = { listing: Listing; market: MarketInfo };

/** The photos of a copy: choose, watch them arrive, put them in order. The first one is the cover. */
export function PhotosField({ listing, market }: Props) {
  const { t } = useTranslation('books');
  const id = useId();
  const { photos } = listing;
  const { uploads, add, retry, drop } = useUploads(listing.id, market.most_photos);
  const order = useOrderPhotos(listing.id);
  const remove = useRemovePhoto(listing.id);
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const ids = photos.map((photo) => photo.id);

  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || from === to) return;
    order.mutate(moved(ids, from, to));
    setSaid(t('photos.moved', { from: from + 1, to: to + 1, all: ids.length }));
  };
  const full = photos.length + uploads.filter(({ problem }) => !problem).length >= market.most_photos;
  const error = order.error ?? remove.error;
  return (
    <div className={classes.photos}>
      <div>
        {/* Leaving HEIC out makes iPhones hand over JPEG. */}
        <input
          id={id}
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          className={classes.file}
          disabled={full}
          onChange={({ currentTarget }) => {
            const chosen = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            add(chosen, photos.length);
          }}
        />
        <Button
          component="label"
          htmlFor={id}
          variant="default"
          leftSection={<Icon name="camera" />}
          data-disabled={full}
        >
          {t('photos.add')}
        </Button>
      </div>
      <p className={classes.hint}>{t('photos.hint', { most: market.most_photos })}</p>
      {error && <ProblemBox error={error} />}
      {photos.length + uploads.length > 0 && (
        <ul className={classes.tiles}>
          {photos.map((photo, at) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              at={at}
              all={photos.length}
              title={listing.edition.title}
              dragged={dragged === at}
              onMove={(to) => move(at, to)}
              onRemove={() => remove.mutate(photo.id)}
              onDrag={setDragged}
              onDrop={() => {
                if (dragged !== undefined) move(dragged, at);
                setDragged(undefined);
              }}
            />
          ))}
          {uploads.map((upload) => (
            <UploadTile
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload.key)}
              onDrop={() => drop(upload.key)}
            />
          ))}
        </ul>
      )}
      <p role="status" className={classes.said}>
        {said}
      </p>
    </div>
  );
}
