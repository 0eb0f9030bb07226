import { useTranslation } from 'react-i18next';
import type { ListingResults } from '@/api/types';
import { formatNumber } from '@/lib/format';

/** "24 results", or about as many where nobody counted to the end. */
export function useCountWords() {
  const { t } = useTranslation('find');
  return ({ total, exact }: Pick<ListingResults, 'total' | 'exact'>) =>
    t(exact ? 'count' : 'countAbout', { count: total, number: formatNumber(total) });
}
