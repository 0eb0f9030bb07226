import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const campusQuery = (domain: string) =>
  queryOptions({
    queryKey: ['campus', domain],
    queryFn: async () => {
      const { items } = await answer(api.GET('/api/v1/campuses', { params: { query: { query: domain } } }));
      return items.find((campus) => campus.domain === domain)?.name ?? domain;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const namesQuery = (domains: string[]) =>
  queryOptions({
    queryKey: ['campus', 'names', domains],
    queryFn: async ({ client }: { client: QueryClient }) => {
      // A campus whose name does not come keeps its domain.
      const names = domains.map((domain) => client.ensureQueryData(campusQuery(domain)).catch(() => domain));
      return new Map((await Promise.all(names)).map((name, at) => [domains[at], name]));
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Names of campuses by domain; a domain names itself until its name is here. */
export function useCampusNames(domains: string[]): ReadonlyMap<string | undefined, string> {
  const { data } = useQuery({ ...namesQuery(domains), enabled: domains.length > 0 });
  return data ?? new Map();
}
