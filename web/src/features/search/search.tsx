import { Button } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingResults } from '@/api/types';
import { usePageTitle } from '@/components/page';
import { ProblemBox } from '@/components/problem-text';
import { SearchBox } from '@/components/search-box/search-box';
import { useAccount } from '@/lib/account/account';
import { useLabels } from '@/lib/market/labels';
import { choicesOf, type SearchState } from '@/lib/search-state';
import { Chips } from './chips';
import { Facets } from './facets';
import { FilterSheet } from './filter-sheet';
import { listingsQuery } from './find-listings';
import { Notes } from './notes';
import { NothingFound } from './nothing-found';
import { Results } from './results';
import classes from './search.module.css';
import { SortChoice } from './sort-choice';
import { useCountWords } from './words';

type Props = {
  state: SearchState;
  /** The button that saves the search; what it saves a price in depends on the results. */
  save: (currency: string) => ReactNode;
};

export function Search({ state, save }: Props) {
  const { t } = useTranslation('find');
  const heading = usePageTitle(state.q ? `${state.q} – ${t('title')}` : t('title'));
  const results = useRef<HTMLHeadingElement>(null);
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const near = useAccount()?.campus?.domain;
  const query = useInfiniteQuery(listingsQuery(state, state.sort === 'distance' ? near : undefined));
  // Results stay, dimmed, until better ones are here, also when those fail to come.
  const last = useRef(query.data);
  if (query.data) last.current = query.data;
  const pages = last.current?.pages;
  const first = pages?.[0];
  const stale = query.isPlaceholderData || !query.data;
  const { change, typed } = useChange(state);
  const currency = first?.items[0]?.price.currency ?? 'EUR';
  const labels = useLabels(campusesOf(first, state), currency);
  const countWords = useCountWords();
  const words = first ? countWords(first) : '';
  const changeAndGoOn = (next: SearchState) => {
    change(next);
    results.current?.focus();
  };
  const facets = (
    <Facets state={state} counts={first?.facets ?? {}} total={first?.total ?? 0} labels={labels} onChange={change} />
  );

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1}>
          {t('title')}
        </h1>
        <SearchBox
          size="large"
          value={state.q ?? ''}
          onType={typed}
          onSearch={(q) => q !== (state.q ?? '') && change({ ...state, q })}
        />
      </header>
      <div className={classes.columns}>
        {wide && (
          <section aria-labelledby="filters" className={classes.side}>
            <h2 id="filters">{t('filters')}</h2>
            {facets}
          </section>
        )}
        <section aria-labelledby="results" className={classes.main}>
          <div className={classes.bar}>
            <h2 id="results" ref={results} tabIndex={-1}>
              {words || t('looking')}
            </h2>
            <div className={classes.tools}>
              {!wide && (
                <FilterSheet chosen={choicesOf(state).length} count={words} loading={query.isFetching}>
                  {facets}
                </FilterSheet>
              )}
              {first?.total !== 0 && save(currency)}
              <SortChoice state={state} byDistance={Boolean(near)} onChange={change} />
            </div>
          </div>
          <Said words={words} />
          <Chips state={state} labels={labels} onChange={changeAndGoOn} />
          {first && <Notes asked={state.q} results={first} onChange={(q) => change({ ...state, q })} />}
          {query.error && !query.isFetching && (
            <ProblemBox
              error={query.error}
              onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
            />
          )}
          {first?.total === 0 ? (
            <NothingFound
              state={state}
              results={first}
              labels={labels}
              save={save(currency)}
              onChange={changeAndGoOn}
            />
          ) : (
            (pages || !query.error) && <Results pages={pages} dimmed={stale} />
          )}
          {query.hasNextPage && !stale && (
            <div className={classes.more}>
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            </div>
          )}
        </section>
      </div>
    </div>
  );
}

/** Facets are pages of their own to the back button; of what is being typed only the last state is. */
function useChange(state: SearchState) {
  const navigate = useNavigate();
  const typing = useRef(false);
  const go = (search: SearchState, replace: boolean) =>
    void navigate({ to: '/search', search, replace, resetScroll: false });
  return {
    change: (next: SearchState) => {
      typing.current = false;
      go(next, false);
    },
    typed: (q: string) => {
      go({ ...state, q }, typing.current || !state.q);
      typing.current = true;
    },
  };
}

const campusesOf = (results: ListingResults | undefined, state: SearchState) => [
  ...new Set([...(results?.facets.campus.slice(0, 6).map(({ value }) => value) ?? []), ...(state.campus ?? [])]),
];

/** Tells screen readers what came of it, once it has come to rest. */
function Said({ words }: { words: string }) {
  const [said] = useDebouncedValue(words, 1_000);
  return (
    <p role="status" className={classes.said}>
      {said}
    </p>
  );
}
