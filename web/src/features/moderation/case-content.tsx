import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { photoUrl } from '@/components/book-cover';
import { Section } from '@/components/section';
import { formatDateTime, formatMoney } from '@/lib/format';
import classes from './case-parts.module.css';

type Snapshot = FullCase['snapshots'][number];

/** What it looked like when it was reported; the latest first, what it was before behind a disclosure. */
export function CaseContent({ one }: { one: FullCase }) {
  const { t } = useTranslation('moderation');
  const [latest, ...before] = one.snapshots.toReversed();
  return (
    <Section title={t('content.title')}>
      {latest && <Shown one={one} snapshot={latest} />}
      {before.length > 0 && (
        <details className={classes.before}>
          <summary>{t('content.before', { count: before.length })}</summary>
          {before.map((snapshot) => (
            <Shown key={snapshot.at} one={one} snapshot={snapshot} />
          ))}
        </details>
      )}
      <p className={classes.links}>
        {one.kind === 'listing' && (
          <Link to="/listings/$id" params={{ id: one.object_id }}>
            {t('content.listing')}
          </Link>
        )}
        <Link to="/people/$id" params={{ id: one.affected.id }}>
          {t('content.person')}
        </Link>
      </p>
    </Section>
  );
}

function Shown({ one: { kind, affected }, snapshot }: { one: FullCase; snapshot: Snapshot }) {
  const { t } = useTranslation('moderation');
  const { at, title, text, state, picture, price, context } = snapshot;
  const said = kind === 'message' || kind === 'review';
  const source = picture && (kind === 'person' ? `/api/v1/pictures/${picture}` : photoUrl(picture, 480));
  return (
    <div className={classes.shown}>
      {source && <img src={source} alt={t('content.picture', { title })} width={120} height={120} loading="lazy" />}
      <div className={classes.words}>
        <p className={classes.soft}>
          {said ? t('content.saidBy', { name: affected.name, title }) : <strong>{title}</strong>}
          {price && ` · ${formatMoney(price)}`}
          {kind === 'review' && state && ` · ${t('content.stars', { count: Number(state) })}`}
          {` · ${t('content.seen', { at: formatDateTime(at) })}`}
        </p>
        {context.length === 0 ? (
          <p className={classes.text}>{text || <em>{t('content.noText')}</em>}</p>
        ) : (
          <ol className={classes.context}>
            {context.map((line) => {
              const reported = line.author === affected.id && line.text === text;
              return (
                <li key={line.at + line.author} data-reported={reported || undefined}>
                  <span className={classes.soft}>
                    {line.author === affected.id ? affected.name : t('content.other')} · {formatDateTime(line.at)}
                    {reported && <strong> · {t('content.reported')}</strong>}
                  </span>
                  <p className={classes.text}>{line.text}</p>
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </div>
  );
}
