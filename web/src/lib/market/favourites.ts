import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { useSignedIn } from '@/lib/session/use-session';

const most = 50;

async function fetchKept(listing: string[]): Promise<Set<string>> {
  const { items } = await answer(api.GET('/api/v1/favourites', { params: { query: { listing } } }));
  return new Set(items.map(({ id }) => id));
}

let batch: { ids: Set<string>; kept: Promise<Set<string>> } | undefined;

/** Each heart asks for itself; those of a page go in one request. */
async function isKept(id: string): Promise<boolean> {
  if (!batch || batch.ids.size >= most) {
    const ids = new Set<string>();
    const kept = Promise.resolve().then(() => {
      if (batch?.ids === ids) batch = undefined;
      return fetchKept([...ids]);
    });
    batch = { ids, kept };
  }
  batch.ids.add(id);
  return (await batch.kept).has(id);
}

const favouriteQuery = (id: string) =>
  queryOptions({ queryKey: ['favourite', id], queryFn: () => isKept(id), staleTime: 60_000 });

const change = ({ id, keep }: { id: string; keep: boolean }) => {
  const at = { params: { path: { listing: id } } };
  return keep
    ? answer(api.PUT('/api/v1/favourites/{listing}', at)).then(() => undefined)
    : answer(api.DELETE('/api/v1/favourites/{listing}', at)).then(() => undefined);
};

/**
 * Whether one keeps a copy in mind, and the change of it, which shows at once and goes back if it fails. `known`: the list
 * that shows it has said so already.
 */
export function useFavourite(id: string, known?: boolean) {
  const client = useQueryClient();
  const signedIn = useSignedIn();
  const { data: kept = known ?? false } = useQuery({ ...favouriteQuery(id), enabled: signedIn && known === undefined });
  const { queryKey } = favouriteQuery(id);
  const { mutate } = useMutation({
    mutationFn: change,
    // One after the other, so that the last choice wins.
    scope: { id: `favourite ${id}` },
    onMutate: async ({ keep }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, keep);
    },
    onError: (_, { keep }) => client.setQueryData(queryKey, !keep),
    // What was dropped stays in the list until it is opened again: a slip of the finger is taken back where it happened.
    onSuccess: () => client.invalidateQueries({ queryKey: ['favourites'], refetchType: 'none' }),
  });
  return { kept, change: (keep: boolean, onError: (error: unknown) => void) => mutate({ id, keep }, { onError }) };
}
