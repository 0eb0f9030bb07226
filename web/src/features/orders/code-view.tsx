import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/lib/format';
import { codeAddress, type HeldCode } from '@/lib/orders/codes';
import { msLeft, totp } from '@/lib/orders/totp';
import classes from './code-view.module.css';

/** The code that stands now, by the server's clock as this device knows it, and how long it stands. */
function useCode(held: HeldCode) {
  const [now, setNow] = useState(() => Date.now() + held.behind);
  const [code, setCode] = useState('');
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + held.behind), 1_000);
    return () => clearInterval(timer);
  }, [held.behind]);
  const step = Math.floor(now / 1_000 / held.period);
  useEffect(() => {
    let current = true;
    void totp(held, step * held.period * 1_000).then((next) => current && setCode(next));
    return () => {
      current = false;
    };
  }, [held, step]);
  return { code, left: Math.ceil(msLeft(held.period, now) / 1_000) };
}

/** Held towards somebody else's camera: large, on white also by night, and kept awake. */
export function CodeView({ order, held }: { order: string; held: HeldCode }) {
  const { t } = useTranslation('orders');
  const { code, left } = useCode(held);
  useAwake();
  return (
    <div className={classes.code}>
      <div className={classes.square}>
        {code && (
          <QRCodeSVG value={codeAddress(order, code)} size={264} level="M" marginSize={4} title={t('code.square')} />
        )}
      </div>
      <p className={classes.digits}>
        <span className={classes.label}>{t('code.asText')}</span> {code.replace(/^(\d{3})/, '$1 ')}
      </p>
      <div className={classes.time} aria-hidden="true">
        <progress max={held.period} value={left} />
        <span>{t('code.left', { count: left })}</span>
      </div>
      <p className={classes.hint}>{t('code.hint')}</p>
      {held.at && held.place && (
        <p className={classes.where}>
          <time dateTime={held.at}>{formatDateTime(held.at)}</time> · {held.place}
        </p>
      )}
    </div>
  );
}

/** As long as the code is on the screen, the screen stays on, where browsers know how. */
function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = async () => {
      lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
      if (over) void lock?.release();
    };
    void ask();
    return () => {
      over = true;
      void lock?.release();
    };
  }, []);
}
