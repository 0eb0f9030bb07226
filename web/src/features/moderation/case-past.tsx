import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { Icon } from '@/components/icon';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import classes from './case-parts.module.css';

/** What was decided and what came of it, the objection to it, and who did what when. */
export function CasePast({ one }: { one: FullCase }) {
  const { t } = useTranslation('moderation');
  return (
    <>
      {one.appeal && <AppealShown appeal={one.appeal} name={one.affected.name} />}
      {one.decisions.length > 0 && <Decisions one={one} />}
      <Section title={t('trail.title')}>
        {one.trail.length === 0 && <p className={classes.soft}>{t('trail.none')}</p>}
        <ol className={classes.trail}>
          {one.trail.map(({ at, actor_name, action, note }) => (
            <li key={at + action}>
              <time dateTime={at}>{formatDateTime(at)}</time>
              <span>
                <strong>{actor_name || one.affected.name}</strong> {trailWords(t, action)}
                {note && <span className={classes.note}>{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

type T = ReturnType<typeof useTranslation<'moderation'>>['t'];
type TrailAction = 'claimed' | 'released' | 'taken_back' | 'appealed' | 'appeal_granted' | 'appeal_rejected';
const decided = 'decided: ';

/** `decided: warn`, `taken back` and the like are the server's keys. */
export const trailWords = (t: T, action: string) =>
  action.startsWith(decided)
    ? t('trail.decided', { action: t(`action.${action.slice(decided.length) as 'warn'}`) })
    : t(`trail.${action.replace(/\W+/g, '_') as TrailAction}`);

function Decisions({ one: { decisions, effects } }: { one: FullCase }) {
  const { t } = useTranslation('moderation');
  return (
    <Section title={t('decisions.title')}>
      <ul className={classes.entries}>
        {decisions.toReversed().map(({ id, action, remove, until, name, at, words, note, taken_back }) => (
          <li key={id}>
            <p>
              <strong>{t(`action.${action}`)}</strong>
              {remove && ` · ${t('decisions.removed')}`}
              {until && ` · ${t('decisions.until', { until: formatDateTime(until) })}`}
              <span className={classes.soft}>
                {' · '}
                {t('decisions.by', { name, at: formatDateTime(at) })}
              </span>
            </p>
            <p className={classes.text}>{words}</p>
            {note && <p className={classes.note}>{note}</p>}
            {taken_back && (
              <p className={classes.soft}>
                {t('decisions.takenBack', { name: taken_back.name, at: formatDateTime(taken_back.at) })}
                {taken_back.note && ` ${taken_back.note}`}
              </p>
            )}
          </li>
        ))}
      </ul>
      {effects.length > 0 && (
        <ul className={classes.effects} aria-label={t('effects.title')}>
          {effects.map(({ kind, state, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: effects are only ever added at the end
            <li key={index} data-state={state}>
              <Icon name={state === 'done' ? 'check' : 'warning'} size={18} />
              {t(`effects.${kind}`)}: {t(`effects.state.${state}`)}
              {why && ` (${why})`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type Appeal = NonNullable<FullCase['appeal']>;

function AppealShown({ appeal: { at, text, answer }, name }: { appeal: Appeal; name: string }) {
  const { t } = useTranslation('moderation');
  return (
    <Section title={t('appeal.title')} lead={t('appeal.from', { name, at: formatDateTime(at) })}>
      <p className={classes.text}>{text}</p>
      {answer && (
        <p className={classes.text}>
          <strong>{answer.taken_back ? t('appeal.granted') : t('appeal.rejected')}</strong>{' '}
          <span className={classes.soft}>
            {t('decisions.by', { name: answer.name, at: formatDateTime(answer.at) })}
          </span>
          {`\n${answer.words}`}
        </p>
      )}
    </Section>
  );
}
