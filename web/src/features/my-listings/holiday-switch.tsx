import { Skeleton, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBox } from '@/components/problem-text';
import { holidayQuery, useHoliday } from './holiday';

/** Hides all of one's copies at once, and shows them again. */
export function HolidaySwitch() {
  const { t } = useTranslation('books');
  const { data, error, refetch } = useQuery(holidayQuery);
  const set = useHoliday();
  if (!data) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Skeleton height={32} />;
  return (
    <>
      {set.error && <ProblemBox error={set.error} />}
      <Switch
        label={t('mine.holiday')}
        description={t('mine.holidayHint')}
        checked={set.isPending ? set.variables : data.on}
        disabled={set.isPending}
        onChange={({ currentTarget }) => set.mutate(currentTarget.checked)}
      />
    </>
  );
}
