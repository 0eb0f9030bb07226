import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { useSendVerificationMail } from './send-verification-mail';

const waitSeconds = 30;

/** Sends the proof mail again, after a pause that keeps fingers from the server's limit. */
export function SendAgain({ email }: { email: string }) {
  const { t } = useTranslation();
  const send = useSendVerificationMail();
  const [wait, setWait] = useState(waitSeconds);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);
  return (
    <>
      {send.isSuccess && <Notice icon="mail">{t('checkMail.sent')}</Notice>}
      {send.isError && <ProblemBox error={send.error} />}
      <Button
        variant="default"
        justify="start"
        disabled={wait > 0}
        loading={send.isPending}
        onClick={() => send.mutate(email, { onSettled: () => setWait(waitSeconds) })}
      >
        {wait > 0 ? t('checkMail.againIn', { count: wait }) : t('checkMail.again')}
      </Button>
    </>
  );
}
