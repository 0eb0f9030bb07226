import { Trans, useTranslation } from 'react-i18next';
import type { ListingResults } from '@/api/types';
import classes from './search.module.css';

type Props = {
  asked: string | undefined;
  results: Pick<ListingResults, 'did_you_mean' | 'ignored'>;
  onChange: (q: string) => void;
};

/** What the search made of the words. */
export function Notes({ asked, results: { did_you_mean: meant, ignored }, onChange }: Props) {
  const { t } = useTranslation('find');
  return (
    <>
      {meant && asked && (
        <p className={classes.note}>
          <Trans
            t={t}
            i18nKey="didYouMean"
            values={{ meant, asked }}
            components={{
              a: <button type="button" className={classes.link} onClick={() => onChange(meant)} />,
              b: <strong />,
            }}
          />
        </p>
      )}
      {ignored.length > 0 && <p className={classes.note}>{t('ignored', { words: ignored.join(', ') })}</p>}
    </>
  );
}
