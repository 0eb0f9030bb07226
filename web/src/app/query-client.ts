import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '@/api/problem';

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        // A refusal will be the same next time; only a lost network or a fault of the server is worth another try.
        retry: (count, error) => count < 1 && (asProblem(error).status === 0 || asProblem(error).status >= 500),
        retryDelay: 800,
      },
      mutations: { networkMode: 'always' },
    },
  });
