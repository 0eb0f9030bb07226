import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { loadPart, wordsOf } from '@/i18n/parts';
import { showToast } from '@/lib/toast';
import type { ReportDialogProps } from './report-dialog';

export type Reported = Omit<ReportDialogProps, 'onClose'>;

/** The report dialog. Its code and words come with the first use: hardly anybody reports anything. */
export function useReport() {
  const { t } = useTranslation();
  const [loading, setLoading] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<ReportDialogProps>>();
  const [reported, setReported] = useState<Reported>();
  const start = async (what: Reported) => {
    setLoading(true);
    try {
      const [{ ReportDialog }] = await Promise.all([import('./report-dialog'), loadPart('report')]);
      setDialog(() => ReportDialog);
      setReported(what);
    } catch (error) {
      showToast(wordsOf('problems', asProblem(error).code) ?? t('problems.offline'));
    } finally {
      setLoading(false);
    }
  };
  return {
    report: (what: Reported) => void start(what),
    loading,
    dialog: Dialog && reported && <Dialog {...reported} onClose={() => setReported(undefined)} />,
  };
}
