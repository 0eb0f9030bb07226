import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingResults } from '@/api/types';
import { BookCards } from '@/components/book-card';
import { ButtonLink } from '@/components/button-link';
import { FavouriteButton } from '@/components/favourite-button';
import type { Labels } from '@/lib/market/labels';
import { choicesOf, type Facet, facetNames, type SearchState, withoutChoices } from '@/lib/search-state';
import { nearQuery, nearStates } from './find-near';
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
    <>
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
      <Near
        states={nearStates(
          state,
          ways.map(({ facet }) => facet),
        )}
      />
    </>
  );
}

/** An extra: when there is nothing near, or the search does not answer, the page does without. */
function Near({ states }: { states: SearchState[] }) {
  const { t } = useTranslation('find');
  const { data: books } = useQuery(nearQuery(states));
  if (!books?.length) return null;
  return (
    <section className={classes.near} aria-labelledby="near">
      <h3 id="near">{t('nothing.near')}</h3>
      <BookCards
        books={books}
        action={({ id, title, seller }) => <FavouriteButton id={id} title={title} seller={seller} />}
      />
    </section>
  );
}
