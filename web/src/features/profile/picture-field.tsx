import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { ProblemBox } from '@/components/problem-text';
import { useDeletePicture } from './delete-picture';
import classes from './profile.module.css';
import { usePutPicture } from './put-picture';

export function PictureField({ account }: { account: Account }) {
  const { t } = useTranslation();
  const id = useId();
  const put = usePutPicture();
  const remove = useDeletePicture();
  const error = put.error ?? remove.error;
  return (
    <div className={classes.picture}>
      <Avatar id={account.id} name={account.name} pictureId={account.picture_id} size={104} />
      <div className={classes.pictureSide}>
        <div className={classes.row}>
          {/* Leaving HEIC out makes iPhones hand over JPEG. */}
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className={classes.file}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = '';
              if (file) put.mutate(file);
            }}
          />
          <Button component="label" htmlFor={id} variant="default" loading={put.isPending}>
            {account.picture_id ? t('profile.pictureChange') : t('profile.pictureAdd')}
          </Button>
          {account.picture_id && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('profile.pictureRemove')}
            </Button>
          )}
        </div>
        <p className={classes.hint}>{t('profile.pictureHint')}</p>
        {error && <ProblemBox error={error} />}
      </div>
    </div>
  );
}
