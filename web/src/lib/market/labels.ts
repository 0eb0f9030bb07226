import { useTranslation } from 'react-i18next';
import type { Condition } from '@/api/types';
import { formatUnits, languageName } from '@/lib/format';
import { type Facet, priceBands } from '@/lib/search-state';
import { useCampusNames } from './campus-names';

export type Labels = { facet: (facet: Facet) => string; value: (facet: Facet, value: string) => string };

const unitsOf = (band: string | undefined) => Number(band?.slice('from_'.length));

/** The words for facets and their values. */
export function useLabels(campuses: string[], currency: string): Labels {
  const { t } = useTranslation('find');
  const { t: word } = useTranslation();
  const names = useCampusNames(campuses);
  const band = (value: string) => {
    const [from, to] = [value, priceBands[priceBands.indexOf(value) + 1]].map(unitsOf);
    if (!from) return t('price.below', { to: formatUnits(to as number, currency) });
    if (!to) return t('price.above', { from: formatUnits(from, currency) });
    return t('price.between', { from: formatUnits(from, currency), to: formatUnits(to, currency) });
  };
  return {
    facet: (facet) => t(`facet.${facet}`),
    value: (facet, value) => {
      if (facet === 'condition') return word(`condition.${value as Condition}`);
      if (facet === 'price') return band(value);
      if (facet === 'language') return languageName(value);
      if (facet === 'campus') return names.get(value) ?? value;
      if (facet === 'seller_rating') return t(`rating.${value as 'from_4'}`);
      return value;
    },
  };
}
