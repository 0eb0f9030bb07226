import { useTranslation } from 'react-i18next';
import type { Order } from '@/api/types';
import { Icon } from '@/components/icon';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import { timeline } from './timeline';
import classes from './timeline.module.css';

/** The way of the order, with where it stands. */
export function Timeline({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  return (
    <Section title={t('timeline.title')}>
      <ol className={classes.steps}>
        {timeline(order).map(({ what, kind, at, until, line }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            key={index}
            data-kind={kind}
            {...(kind === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.mark} aria-hidden="true">
              {kind === 'done' && <Icon name="check" size={16} />}
            </span>
            <span className={classes.words}>
              <strong>{t(`timeline.${what}`)}</strong>
              {line && <span>{line.title}</span>}
              {at && <time dateTime={at}>{formatDateTime(at)}</time>}
              {until && <span>{t('timeline.until', { at: formatDateTime(until) })}</span>}
              {kind === 'coming' && <span>{t('timeline.coming')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
