import { Button, type ButtonProps } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '@/lib/session/use-session';
import { ButtonLink } from './button-link';
import { type Reported, useReport } from './report-start';

type Props = Reported & ButtonProps;

/** For members; leads visitors to the sign-in and back. */
export function ReportButton({ kind, id, name, ...look }: Props) {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const { report, loading, dialog } = useReport();
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }} variant="default" size="sm" {...look}>
        {t('report.open')}
      </ButtonLink>
    );
  return (
    <>
      <Button variant="default" size="sm" {...look} loading={loading} onClick={() => report({ kind, id, name })}>
        {t('report.open')}
      </Button>
      {dialog}
    </>
  );
}
