import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { useName } from '@/components/person-name';
import { Section } from '@/components/section';
import { formatDateTime, formatMoney } from '@/lib/format';
import { EvidencePhoto } from './evidence';
import classes from './orders.module.css';

/** What a dispute is about, what both sides say and show, and what came of it. */
export function DisputeSection({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const { dispute } = line;
  if (!dispute) return null;
  const { reason, opened_at, lapses_at, statements, evidence, decided_at, decision } = dispute;
  return (
    <Section title={t('dispute.about', { title: line.title })}>
      <p>
        <strong>{t(`dispute.reason.${reason}`)}</strong>{' '}
        <span className={classes.soft}>{t('dispute.since', { at: formatDateTime(opened_at) })}</span>
      </p>
      <ol className={classes.statements}>
        {statements.map(({ by, at, text }) => (
          <Said key={`${by} ${at}`} by={by} at={at} text={text} side={by === order.buyer ? 'buyer' : 'seller'} />
        ))}
      </ol>
      {evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={t('evidence.title')}>
          {evidence.map((photo) => (
            <li key={photo.id}>
              <EvidencePhoto order={order.id} photo={photo} />
            </li>
          ))}
        </ul>
      )}
      {decided_at ? (
        <div className={classes.decision}>
          <p>
            <strong>{t('dispute.decided', { at: formatDateTime(decided_at) })}</strong>{' '}
            {t('dispute.outcome', {
              back: formatMoney(line.refunded),
              kept: formatMoney({ ...line.price, amount: line.price.amount - line.refunded.amount }),
            })}
          </p>
          <p className={classes.said}>{decision}</p>
        </div>
      ) : (
        line.state === 'disputed' && (
          <p className={classes.soft}>{t('dispute.lapses', { at: formatDateTime(lapses_at) })}</p>
        )
      )}
    </Section>
  );
}

type SaidProps = { by: string; at: string; text: string; side: 'buyer' | 'seller' };

function Said({ by, at, text, side }: SaidProps) {
  const { t } = useTranslation('orders');
  const name = useName(by);
  return (
    <li>
      <p className={classes.soft}>
        <strong>{name}</strong> ({t(`side.${side}`)}) · <time dateTime={at}>{formatDateTime(at)}</time>
      </p>
      <p className={classes.said}>{text}</p>
    </li>
  );
}
