import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '@/components/problem-text';
import classes from './photos.module.css';
import type { Upload } from './use-uploads';

/** What a second try could change. */
const worthATry = (status: number) => status === 0 || status === 429 || status >= 500;

type Props = { upload: Upload; onRetry: () => void; onDrop: () => void };

export function UploadTile({ upload: { name, url, part, problem }, onRetry, onDrop }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  return (
    <li className={classes.tile} data-failed={problem ? true : undefined}>
      <img src={url} alt="" className={classes.coming} />
      {problem ? (
        <div role="alert" className={classes.problem}>
          <strong>{name}</strong>
          <ProblemText problem={problem} />
          <div className={classes.answers}>
            {worthATry(problem.status) && (
              <Button size="compact-md" onClick={onRetry}>
                {common('problem.retry')}
              </Button>
            )}
            <Button size="compact-md" variant="default" onClick={onDrop}>
              {t('photos.drop')}
            </Button>
          </div>
        </div>
      ) : (
        <progress
          className={classes.progress}
          max={1}
          {...(part > 0 ? { value: part } : {})}
          aria-label={t('photos.sending', { name })}
        />
      )}
    </li>
  );
}
