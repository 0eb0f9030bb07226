import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchState, type Sort, sorts } from '@/lib/search-state';
import classes from './search.module.css';

type Props = { state: SearchState; byDistance: boolean; onChange: (state: SearchState) => void };

export function SortChoice({ state, byDistance, onChange }: Props) {
  const { t } = useTranslation('find');
  const id = useId();
  const unsaid: Sort = state.q ? 'relevance' : 'newest';
  // Relevance needs words, and distance a campus to start from.
  const offered = sorts.filter((sort) => (sort !== 'relevance' || state.q) && (sort !== 'distance' || byDistance));
  const current = state.sort && offered.includes(state.sort) ? state.sort : unsaid;
  return (
    <div className={classes.sort}>
      <label htmlFor={id}>{t('sortBy')}</label>
      <select
        id={id}
        value={current}
        onChange={({ target: { value } }) => {
          const { sort: _, ...rest } = state;
          onChange(value === unsaid ? rest : { ...rest, sort: value as Sort });
        }}
      >
        {offered.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
