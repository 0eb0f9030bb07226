import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { GroupChange } from '@/api/types';

export const preferencesQuery = queryOptions({
  queryKey: ['notices', 'preferences'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/notifications/preferences', { signal })),
});

type Patch = {
  groups?: GroupChange[];
  quiet_hours?: { from: number; to: number } | null;
  digest_hour?: number;
};

export function useChangePreferences() {
  const client = useQueryClient();
  return useMutation({
    // One after the other, so that the last choice wins.
    scope: { id: 'notice-preferences' },
    mutationFn: (patch: Patch) => answer(api.PATCH('/api/v1/notifications/preferences', { body: patch })),
    onSuccess: (now) => client.setQueryData(preferencesQuery.queryKey, now),
    onError: () => client.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  });
}

/** Minutes of the day as a field of time has them, and back. */
export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : undefined;
}
