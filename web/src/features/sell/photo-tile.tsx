import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Photo } from '@/api/types';
import { photoUrl } from '@/components/book-cover';
import { Icon } from '@/components/icon';
import classes from './photos.module.css';

type Props = {
  photo: Photo;
  at: number;
  all: number;
  title: string;
  dragged: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
  onDrag: (at: number | undefined) => void;
  onDrop: () => void;
};

/** Dragging is for the mouse; the buttons do the same for everybody. */
export function PhotoTile({ photo, at, all, title, dragged, onMove, onRemove, onDrag, onDrop }: Props) {
  const { t } = useTranslation('books');
  const number = at + 1;
  return (
    <li
      className={classes.tile}
      data-dragged={dragged || undefined}
      draggable
      onDragStart={() => onDrag(at)}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <img
        src={photoUrl(photo.id, 480)}
        alt={photo.alt || t('photos.alt', { number, title })}
        width={photo.width}
        height={photo.height}
        draggable={false}
      />
      {at === 0 && <span className={classes.cover}>{t('photos.cover')}</span>}
      <div className={classes.buttons}>
        <ActionIcon
          variant="default"
          size={44}
          disabled={at === 0}
          aria-label={t('photos.earlier', { number })}
          onClick={() => onMove(at - 1)}
        >
          <Icon name="left" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          disabled={at === all - 1}
          aria-label={t('photos.later', { number })}
          onClick={() => onMove(at + 1)}
        >
          <Icon name="right" />
        </ActionIcon>
        <ActionIcon variant="default" size={44} aria-label={t('photos.remove', { number })} onClick={onRemove}>
          <Icon name="bin" />
        </ActionIcon>
      </div>
    </li>
  );
}
