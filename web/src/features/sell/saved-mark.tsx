import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { wordsOf } from '@/i18n/parts';
import classes from './sell.module.css';

type Props = { saving: { isPending: boolean; isSuccess: boolean; error: unknown } };

/** Whether the draft is safe. */
export function SavedMark({ saving }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const failed = saving.error
    ? (wordsOf('problems', asProblem(saving.error).code) ?? common('problems.unexpected'))
    : '';
  const text = saving.isPending ? t('sell.saving') : saving.isSuccess ? t('sell.savedDraft') : t('sell.keepsDraft');
  return (
    <p role="status" className={classes.soft}>
      {failed ? t('sell.notSaved', { why: failed }) : text}
    </p>
  );
}
