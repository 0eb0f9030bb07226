import { useTranslation } from 'react-i18next';
import type { Criteria, NewCriteria } from '@/api/types';
import { formatMoney } from '@/lib/format';
import { useLabels } from '@/lib/market/labels';
import type { Facet } from '@/lib/search-state';
import classes from './wishes.module.css';

type Props = { criteria: Criteria | NewCriteria; currency?: string };

/** What a search looks for, as a list of words. */
export function CriteriaWords({ criteria, currency = 'EUR' }: Props) {
  const { t } = useTranslation('find');
  const { text, isbn, courses, subjects, campus, max_price: price, conditions, language } = criteria;
  const labels = useLabels(campus ? [campus] : [], currency);
  const all = (facet: Facet, values: readonly string[] | null | undefined) =>
    (values ?? []).map((value) => labels.value(facet, value));
  const money = typeof price === 'number' ? { amount: price, currency } : price;
  const words = [
    ...(text ? [t('criteria.text', { text })] : []),
    ...(isbn ? [t('criteria.isbn', { isbn })] : []),
    ...all('course', courses),
    ...all('subject', subjects),
    ...all('condition', conditions),
    ...(money ? [t('criteria.price', { price: formatMoney(money) })] : []),
    ...all('language', language ? [language] : []),
    ...all('campus', campus ? [campus] : []),
  ];
  return (
    <ul className={classes.criteria}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
