import { Button } from '@mantine/core';

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** Below a list that comes in pages; nothing when all is there. `query`: what useInfiniteQuery answers. */
export function MoreButton({ query, label }: { query: Paged; label: string }) {
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {label}
      </Button>
    </div>
  );
}
