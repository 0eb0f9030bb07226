import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { formatNumber } from '@/lib/format';
import type { Labels } from '@/lib/market/labels';
import { type Facet, facetNames, orderOf, type SearchState, withChoice } from '@/lib/search-state';
import classes from './facets.module.css';

export type FacetCounts = Partial<Record<Facet, FacetValue[]>>;

type Props = {
  state: SearchState;
  counts: FacetCounts;
  total: number;
  labels: Labels;
  onChange: (state: SearchState) => void;
};

/** Choices which narrow the results: one or another within a group, all groups together. */
export function Facets({ state, counts, total, labels, onChange }: Props) {
  // A group none of whose values would change anything only takes room.
  const useful = facetNames.filter(
    (facet) => state[facet] || counts[facet]?.some(({ count }) => count > 0 && count < total),
  );
  return (
    <div className={classes.facets}>
      {useful.map((facet) => (
        <FacetGroup
          key={facet}
          facet={facet}
          values={listed(facet, counts[facet] ?? [], state[facet])}
          chosen={state[facet] ?? []}
          labels={labels}
          onChoose={(value, on) => onChange(withChoice(state, facet, value, on))}
        />
      ))}
    </div>
  );
}

/** What is chosen is always listed, also while the counts are on their way. */
function listed(facet: Facet, values: FacetValue[], chosen: string[] = []): FacetValue[] {
  const missing = chosen.filter((one) => !values.some(({ value }) => value === one));
  const all = [...values, ...missing.map((value) => ({ value, count: 0 }))];
  const order = orderOf(facet);
  return order ? all.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value)) : all;
}

type GroupProps = {
  facet: Facet;
  values: FacetValue[];
  chosen: string[];
  labels: Labels;
  onChoose: (value: string, on: boolean) => void;
};

const few = 6;

function FacetGroup({ facet, values, chosen, labels, onChoose }: GroupProps) {
  const { t } = useTranslation('find');
  const id = useId();
  const [all, setAll] = useState(false);
  const shown = values.filter(({ value }, at) => all || at < few || chosen.includes(value));
  return (
    <fieldset className={classes.group}>
      <legend>{labels.facet(facet)}</legend>
      <ul id={id}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label data-none={count === 0 || undefined}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) => onChoose(value, event.target.checked)}
              />
              <span>{labels.value(facet, value)}</span> <span className={classes.count}>{formatNumber(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {(all || shown.length < values.length) && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={all}
          aria-controls={id}
          aria-label={t(all ? 'fewerOf' : 'moreOf', { facet: labels.facet(facet), count: values.length })}
          onClick={() => setAll(!all)}
        >
          {t(all ? 'fewer' : 'more', { count: values.length })}
        </button>
      )}
    </fieldset>
  );
}
