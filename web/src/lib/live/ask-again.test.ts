import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { askAgain } from './ask-again';

/** A page that shows `queryKey`, and the answers to its requests as they are given. */
function shown(client: QueryClient) {
  const answers: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey: ['reviews', 'order'], queryFn });
  observer.subscribe(() => undefined);
  return { answers, data: () => observer.getCurrentResult().data };
}

test('an event during the first request brings another one behind it', async () => {
  const client = new QueryClient();
  const { answers, data } = shown(client);
  void client.invalidateQueries({ queryKey: ['reviews'] });
  askAgain(client);
  expect(answers).toHaveLength(1);
  answers[0]?.('before the event');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('after it');
  await vi.waitFor(() => expect(data()).toBe('after it'));
});

test('without it the answer from before the event stays', async () => {
  const client = new QueryClient();
  const { answers, data } = shown(client);
  void client.invalidateQueries({ queryKey: ['reviews'] });
  answers[0]?.('before the event');
  await vi.waitFor(() => expect(data()).toBe('before the event'));
  expect(answers).toHaveLength(1);
});

test('what the event does not concern is not asked again', async () => {
  const client = new QueryClient();
  const { answers, data } = shown(client);
  void client.invalidateQueries({ queryKey: ['orders'] });
  askAgain(client);
  answers[0]?.('the answer');
  await vi.waitFor(() => expect(data()).toBe('the answer'));
  expect(answers).toHaveLength(1);
});
