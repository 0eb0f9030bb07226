import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/lib/account/account';
import { useCampusNames } from '@/lib/market/campus-names';
import type { WantedFilter as Filter } from './wanted';
import classes from './wishes.module.css';

type Props = { filter: Filter; onChange: (filter: Filter) => void };

export function WantedFilter({ filter, onChange }: Props) {
  const { t } = useTranslation('find');
  const own = useAccount()?.campus;
  const [course, setCourse] = useState(filter.course ?? '');
  const domains = [...new Set([own?.domain, filter.campus].filter((one) => one !== undefined))];
  const names = useCampusNames(domains);
  return (
    <form
      className={classes.filter}
      aria-label={t('wanted.filter')}
      onSubmit={(event) => {
        event.preventDefault();
        const { course: _, ...rest } = filter;
        onChange(course.trim() ? { ...rest, course: course.trim() } : rest);
      }}
    >
      {domains.length > 0 && (
        <label className={classes.choice}>
          <span>{t('facet.campus')}</span>
          <select
            value={filter.campus ?? ''}
            onChange={({ target: { value } }) => {
              const { campus: _, ...rest } = filter;
              onChange(value ? { ...rest, campus: value } : rest);
            }}
          >
            <option value="">{t('wanted.everyCampus')}</option>
            {domains.map((domain) => (
              <option key={domain} value={domain}>
                {names.get(domain) ?? domain}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={classes.choice}>
        <span>{t('facet.course')}</span>
        <input value={course} maxLength={20} onChange={({ target }) => setCourse(target.value)} />
      </label>
      <Button type="submit" variant="default" size="sm">
        {t('wanted.apply')}
      </Button>
    </form>
  );
}
