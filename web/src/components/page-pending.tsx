import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Holds the place of a page whose code or data is on the way. */
export function PagePending() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('page.loading')}>
      <Skeleton height={42} width="min(340px, 80%)" mb={40} />
      <Lines />
    </div>
  );
}

export function Lines({ rows = 3, height = 64 }: { rows?: number; height?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={row} height={height} mb={12} />
      ))}
    </div>
  );
}
