import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { saveFile } from '@/lib/save-file';
import classes from './security.module.css';

/** Shown once. Leaving needs a tick, because without these codes a lost phone is a lost account. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;
  return (
    <div className={classes.recovery}>
      <Notice>{t('totp.done')}</Notice>
      <h3 ref={heading} tabIndex={-1}>
        {t('totp.codesTitle')}
      </h3>
      <p>{t('totp.codesLead')}</p>
      <ol className={classes.codes}>
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ol>
      <div className={classes.row}>
        <Button variant="default" onClick={() => void navigator.clipboard.writeText(text)}>
          {t('totp.copy')}
        </Button>
        <Button variant="default" onClick={() => saveFile(new Blob([text]), 'bookverse-recovery-codes.txt')}>
          {t('totp.save')}
        </Button>
      </div>
      <Checkbox label={t('totp.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <div>
        <Button disabled={!kept} onClick={onDone}>
          {t('totp.finish')}
        </Button>
      </div>
    </div>
  );
}
