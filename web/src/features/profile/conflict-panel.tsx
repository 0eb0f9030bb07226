import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './profile.module.css';
import type { ProfileField, ProfileValues } from './profile-values';

type Props = {
  fields: ProfileField[];
  mine: ProfileValues;
  saved: ProfileValues;
  onMine: () => void;
  onSaved: () => void;
};

const shown = (value: string | string[]) => (Array.isArray(value) ? value.join(', ') : value) || '–';

/** Somebody (another tab, another device) saved the same fields meanwhile: nothing is overwritten unasked. */
export function ConflictPanel({ fields, mine, saved, onMine, onSaved }: Props) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} className={classes.conflict} role="alert" tabIndex={-1}>
      <h3>{t('conflict.title')}</h3>
      <p>{t('conflict.text')}</p>
      {fields.map((field) => (
        <div key={field}>
          <strong>{t(`profile.${field}`)}</strong>
          <dl>
            <dt>{t('conflict.yours')}</dt>
            <dd>{shown(mine[field])}</dd>
            <dt>{t('conflict.saved')}</dt>
            <dd>{shown(saved[field])}</dd>
          </dl>
        </div>
      ))}
      <div className={classes.row}>
        <Button onClick={onMine}>{t('conflict.keepMine')}</Button>
        <Button variant="default" onClick={onSaved}>
          {t('conflict.takeSaved')}
        </Button>
      </div>
    </div>
  );
}
