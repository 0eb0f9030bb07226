import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import type { Labels } from '@/lib/market/labels';
import { choicesOf, type SearchState, withChoice, withoutChoices } from '@/lib/search-state';
import classes from './chips.module.css';

type Props = { state: SearchState; labels: Labels; onChange: (state: SearchState) => void };

/** All that is chosen in one row, each with a way out. */
export function Chips({ state, labels, onChange }: Props) {
  const { t } = useTranslation('find');
  const choices = choicesOf(state);
  if (choices.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons, not fields
    <div role="group" aria-label={t('chosen')} className={classes.chips}>
      {choices.map(({ facet, value }) => (
        <button
          key={`${facet} ${value}`}
          type="button"
          aria-label={t('removeChoice', { facet: labels.facet(facet), value: labels.value(facet, value) })}
          onClick={() => onChange(withChoice(state, facet, value, false))}
        >
          {labels.value(facet, value)}
          <Icon name="close" size={16} />
        </button>
      ))}
      {choices.length > 1 && (
        <button type="button" className={classes.all} onClick={() => onChange(withoutChoices(state))}>
          {t('removeAll')}
        </button>
      )}
    </div>
  );
}
