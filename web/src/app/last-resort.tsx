import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LogoMark } from '@/components/logo';
import classes from './last-resort.module.css';

/** When even the frame of the page failed; uses nothing that could have failed with it. */
export function LastResort() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <LogoMark size={56} />
      <h1>{t('errors.broken.title')}</h1>
      <p>{t('errors.broken.text')}</p>
      <Button onClick={() => location.reload()}>{t('problem.retry')}</Button>
    </main>
  );
}
