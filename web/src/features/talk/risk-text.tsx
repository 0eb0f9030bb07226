import { useTranslation } from 'react-i18next';
import type { Risk } from '@/api/types';
import { Icon } from '@/components/icon';
import classes from './thread.module.css';

/** The text with its risks marked; the server counts in UTF-16 units, as strings do here. Nothing becomes a link. */
export function RiskText({ text, risks }: { text: string; risks: readonly Risk[] }) {
  const parts = [];
  let at = 0;
  for (const { begin, end } of [...risks].sort((a, b) => a.begin - b.begin)) {
    if (begin < at || end > text.length) continue;
    parts.push(
      text.slice(at, begin),
      <mark key={begin} className={classes.risk}>
        {text.slice(begin, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** Says in words what the marks mean. */
export function RiskNote({ risks }: { risks: readonly Risk[] }) {
  const { t } = useTranslation('talk');
  const kinds = [...new Set(risks.map(({ kind }) => kind))];
  return (
    <p className={classes.riskNote}>
      <Icon name="warning" size={18} />
      <span>
        <strong>{kinds.map((kind) => t(`risk.${kind}`)).join(', ')}.</strong> {t('risk.advice')}
      </span>
    </p>
  );
}
