import { Button, type ButtonProps } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { loadPart, wordsOf } from '@/i18n/parts';
import { useSignedIn } from '@/lib/session/use-session';
import { showToast } from '@/lib/toast';
import { ButtonLink } from './button-link';
import type { ReportDialogProps } from './report-dialog';

type Props = Pick<ReportDialogProps, 'kind' | 'id' | 'name'> & ButtonProps;

/** Opens the report dialog, whose code and words come with the first use: hardly anybody reports anything. */
export function ReportButton({ kind, id, name, ...look }: Props) {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const [open, setOpen] = useState(false);
  const [loading, setLoading] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<ReportDialogProps>>();
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }} variant="default" size="sm" {...look}>
        {t('report.open')}
      </ButtonLink>
    );

  const start = async () => {
    setLoading(true);
    try {
      const [{ ReportDialog }] = await Promise.all([import('./report-dialog'), loadPart('report')]);
      setDialog(() => ReportDialog);
      setOpen(true);
    } catch (error) {
      showToast(wordsOf('problems', asProblem(error).code) ?? t('problems.offline'));
    } finally {
      setLoading(false);
    }
  };
  return (
    <>
      <Button variant="default" size="sm" {...look} loading={loading} onClick={() => void start()}>
        {t('report.open')}
      </Button>
      {Dialog && open && <Dialog kind={kind} id={id} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
