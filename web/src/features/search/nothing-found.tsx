import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingResults } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import type { Labels } from '@/lib/market/labels';
import { choicesOf, type Facet, facetNames, type SearchState, withoutChoices } from '@/lib/search-state';
import classes from './search.module.css';
import { useCountWords } from './words';

type Props = {
  /** A way to hear of it once it is there. */
  save: ReactNode;
  state: SearchState;
  results: ListingResults;
  labels: Labels;
  onChange: (state: SearchState) => void;
};

/** Counts of a group leave its own choice out of account, so they tell what there is without it. */
function waysOut(state: SearchState, results: ListingResults) {
  const counts: Partial<Record<Facet, { count: number }[]>> = results.facets;
  return facetNames
    .filter((facet) => state[facet])
    .map((facet) => ({ facet, count: Math.max(0, ...(counts[facet] ?? []).map(({ count }) => count)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** Which filter is in the way, and what else one can do. */
export function NothingFound({ state, results, labels, save, onChange }: Props) {
  const { t } = useTranslation('find');
  const countWords = useCountWords();
  const chosen = choicesOf(state);
  const ways = waysOut(state, results);
  return (
    <div className={classes.nothing}>
      <p>{t(state.q ? 'nothing.words' : chosen.length > 0 ? 'nothing.filters' : 'nothing.atAll', { q: state.q })}</p>
      {ways.length > 0 && (
        <ul className={classes.ways}>
          {ways.map(({ facet, count }) => (
            <li key={facet}>
              <Button
                variant="default"
                onClick={() => {
                  const { [facet]: _, ...rest } = state;
                  onChange(rest);
                }}
              >
                {t('nothing.without', {
                  facet: labels.facet(facet),
                  values: state[facet]?.map((value) => labels.value(facet, value)).join(', '),
                })}
              </Button>
              <span>{t('nothing.atLeast', { count: countWords({ total: count, exact: true }) })}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.tools}>
        {chosen.length > 0 && ways.length === 0 && (
          <Button variant="default" onClick={() => onChange(withoutChoices(state))}>
            {t('removeAll')}
          </Button>
        )}
        {(state.q || chosen.length > 0) && (
          <>
            {save}
            <ButtonLink to="/wanted" variant="subtle">
              {t('nothing.wanted')}
            </ButtonLink>
            <ButtonLink to="/search" search={{}} variant="subtle">
              {t('nothing.everything')}
            </ButtonLink>
          </>
        )}
      </div>
    </div>
  );
}
