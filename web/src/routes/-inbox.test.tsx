import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, Message } from '@/api/types';
import { beginSession, resetSession } from '@/lib/session/session';
import { hearTalk } from '@/lib/talk/talk-events';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const id = '01900000-0000-7000-8000-00000000c001';
const ben = '01900000-0000-7000-8000-000000000002';
const messageId = (n: number) => `01900000-0000-7000-8000-0000000010${String(n).padStart(2, '0')}`;
const said = (n: number, text: string, more: Partial<Message> = {}): Message => ({
  id: messageId(n),
  conversation_id: id,
  author_id: ben,
  client_id: `01900000-0000-7000-8000-0000000020${String(n).padStart(2, '0')}`,
  at: new Date(Date.UTC(2026, 10, 24, 10, n)).toISOString(),
  text,
  hidden: false,
  risks: [],
  ...more,
});

let messages: Message[];
let conversation: Conversation & { can_write: boolean; reason: string | null };
let marks: unknown[];
let sent: { text: string; client_id: string }[];

const last = () => {
  const newest = messages.at(-1);
  if (!newest) return null;
  return { id: newest.id, author: newest.author_id, at: newest.at, excerpt: newest.text, hidden: newest.hidden };
};

beforeEach(() => {
  messages = [said(1, 'Is it still there?')];
  marks = [];
  sent = [];
  conversation = {
    id,
    subject: {
      kind: 'listing',
      id: '01900000-0000-7000-8000-00000000b001',
      title: 'Emma',
      cover: null,
      price: { amount: 1250, currency: 'EUR' },
      state: 'published',
    },
    other: { id: ben, name: 'Ben Ode', picture_id: null, closed: false },
    inquirer: false,
    unread: 1,
    read_up_to: null,
    read_up_to_by_other: null,
    last: null,
    created_at: '2026-11-24T10:00:00.000Z',
    can_write: true,
    reason: null,
  };
  server.use(
    http.get(url('/conversations/unread'), () =>
      HttpResponse.json({ conversations: 1, messages: conversation.unread }),
    ),
    http.get(url('/conversations'), () =>
      HttpResponse.json({ items: [{ ...conversation, last: last() }], next: null }),
    ),
    http.get(url(`/conversations/${id}`), () => HttpResponse.json({ ...conversation, last: last() })),
    http.get(url(`/conversations/${id}/messages`), ({ request }) => {
      const after = Number(new URL(request.url).searchParams.get('after') ?? messages.length);
      const from = Math.max(0, after - 50);
      return HttpResponse.json({ items: messages.slice(from, after).reverse(), next: from > 0 ? String(from) : null });
    }),
    http.put(url(`/conversations/${id}/read`), async ({ request }) => {
      const { message } = (await request.json()) as { message: string };
      marks.push(message);
      conversation = { ...conversation, unread: 0, read_up_to: message };
      return HttpResponse.json({ conversations: 0, messages: 0 });
    }),
    http.post(url(`/conversations/${id}/messages`), async ({ request }) => {
      const body = (await request.json()) as { text: string; client_id: string };
      sent.push(body);
      const message = said(messages.length + 1, body.text, { author_id: account.id, client_id: body.client_id });
      messages.push(message);
      return HttpResponse.json(message, { status: 201 });
    }),
  );
  beginSession(session());
});

const open = async () => {
  const app = await renderAt(`/inbox/${id}`);
  await screen.findByRole('heading', { level: 1, name: 'Ben Ode' });
  await screen.findByText('Is it still there?', { selector: 'p' });
  return app;
};
const field = () => screen.getByRole('textbox', { name: 'Message to Ben Ode' });

describe('/inbox', () => {
  it('lists conversations with what they are about and what is unread', async () => {
    await renderAt('/inbox');
    const item = await screen.findByRole('link', { name: /Ben Ode.*Emma.*Is it still there\?.*1 unread/ });
    expect(item).toHaveAttribute('href', `/inbox/${id}`);
    expect(await screen.findAllByRole('link', { name: /^Inbox ?1 unread/ })).not.toHaveLength(0);
    expect(screen.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  });

  it('says how one begins when there is nothing', async () => {
    server.use(http.get(url('/conversations'), () => HttpResponse.json({ items: [], next: null })));
    await renderAt('/inbox');
    expect(await screen.findByText('No conversations yet.')).toBeVisible();
  });

  it('says what failed', async () => {
    server.use(http.get(url('/conversations'), () => problem(403, 'forbidden')));
    await renderAt('/inbox');
    expect(await screen.findByRole('alert')).toHaveTextContent('Your account may not do this.');
  });

  it('is for members', async () => {
    resetSession();
    localStorage.clear();
    const { router } = await renderAt('/inbox');
    await screen.findByRole('heading', { name: 'Welcome back' });
    expect(router.state.location.search).toEqual({ return_to: '/inbox' });
  });
});

describe('/inbox/$conversation', () => {
  it('marks what it shows as read, and keeps the line where the new begins', async () => {
    await open();
    await waitFor(() => expect(marks).toEqual([messageId(1)]));
    expect(screen.getByText('New')).toBeVisible();
    expect(screen.getByRole('link', { name: /Emma.*€12\.50/ })).toHaveAttribute(
      'href',
      `/listings/${conversation.subject.id}`,
    );
  });

  it('sends with Enter, not with Shift and Enter, and shows it once', async () => {
    await open();
    await user.type(field(), 'Yes,{Shift>}{Enter}{/Shift}still here{Enter}');
    await waitFor(() => expect(sent.map(({ text }) => text)).toEqual(['Yes,\nstill here']));
    expect(await screen.findByText(/· Sent/)).toBeVisible();
    expect(screen.getAllByText(/still here/, { selector: 'p' })).toHaveLength(1);
    expect(field()).toHaveValue('');
    expect(field()).toHaveFocus();
  });

  it('keeps what could not be sent, says why, and sends it again as the same message', async () => {
    const refused: string[] = [];
    server.use(
      http.post(
        url(`/conversations/${id}/messages`),
        async ({ request }) => {
          refused.push(((await request.json()) as { client_id: string }).client_id);
          return problem(429, 'too_many_requests', {}, { 'Retry-After': '7' });
        },
        { once: true },
      ),
    );
    await open();
    await user.type(field(), 'Yes{Enter}');
    const failed = await screen.findByRole('alert');
    expect(failed).toHaveTextContent('Not sent');
    expect(failed).toHaveTextContent('Try again in 7 seconds.');
    await user.click(within(failed).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/· Sent/)).toBeVisible();
    expect(sent.map(({ client_id }) => client_id)).toEqual(refused);
    expect(screen.queryByText('Not sent')).toBeNull();
  });

  it('lets go of what could not be sent', async () => {
    server.use(http.post(url(`/conversations/${id}/messages`), () => HttpResponse.error()));
    await open();
    await user.type(field(), 'Yes{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByText('Yes')).toBeNull();
  });

  it('shows and announces what comes in, but announces nothing of one’s own or older', async () => {
    const { queryClient } = await open();
    const log = screen.getByRole('log', { name: 'New messages' });
    expect(log).toBeEmptyDOMElement();
    await user.type(field(), 'Mine{Enter}');
    await screen.findByText(/· Sent/);
    messages.push(said(9, 'Call 030 1234567', { risks: [{ kind: 'phone', begin: 5, end: 16 }] }));
    act(() => void hearTalk(queryClient, 'message.sent', { conversation: id }));
    await waitFor(() => expect(log).toHaveTextContent('Ben Ode: Call 030 1234567'));
    expect(log).not.toHaveTextContent('Mine');
    expect(log).not.toHaveTextContent('Is it still there?');
    expect(screen.getByText('030 1234567', { selector: 'mark' })).toBeVisible();
    expect(screen.getByText('Phone number.')).toBeVisible();
    await waitFor(() => expect(marks.at(-1)).toBe(messageId(9)));
  });

  it('marks no risk in what one wrote oneself, and no text after a moderator has hidden it', async () => {
    messages.push(
      said(2, 'me@x.example', { author_id: account.id, risks: [{ kind: 'email', begin: 0, end: 12 }] }),
      said(3, '', { hidden: true }),
    );
    await open();
    expect(screen.getByText('me@x.example').querySelector('mark')).toBeNull();
    expect(screen.getByText('A moderator removed this message.', { selector: 'em' })).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Report what/ })).toHaveLength(1);
  });

  it('reads on until the first unread message is there', async () => {
    messages = Array.from({ length: 99 }, (_, n) => said(n, `Message ${n}`));
    messages.unshift(said(0, 'Is it still there?', { id: '01800000-0000-7000-8000-000000000000' }));
    conversation = { ...conversation, unread: 95, read_up_to: messageId(3) };
    await open();
    const divider = screen.getByText('New');
    expect(divider.nextElementSibling).toHaveTextContent('Message 4');
  });

  it('says who has seen it', async () => {
    messages.push(said(2, 'Yes', { author_id: account.id }));
    conversation = { ...conversation, read_up_to_by_other: messageId(2) };
    await open();
    expect(screen.getByText(/Seen/)).toBeVisible();
  });

  it.each([
    ['blocked', 'You cannot write to each other.'],
    ['other_closed', 'The other account is closed.'],
    ['something_new', 'You cannot write here at the moment.'],
  ])('has no field when nothing can be written: %s', async (reason, words) => {
    conversation = { ...conversation, can_write: false, reason };
    await open();
    expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('begins with a suggestion, and keeps it while one looks elsewhere', async () => {
    const { router } = await open();
    await user.click(screen.getByRole('button', { name: 'Yes, it is still there.' }));
    expect(field()).toHaveValue('Yes, it is still there.');
    expect(field()).toHaveFocus();
    await act(() => router.navigate({ to: '/inbox' }));
    await act(() => router.navigate({ to: '/inbox/$conversation', params: { conversation: id } }));
    await screen.findByRole('heading', { level: 1, name: 'Ben Ode' });
    expect(field()).toHaveValue('Yes, it is still there.');
  });

  it('blocks, and then has no field', async () => {
    server.use(
      http.put(url(`/accounts/me/blocks/${ben}`), () => {
        conversation = { ...conversation, can_write: false, reason: 'blocked' };
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await open();
    await user.click(screen.getByLabelText('More about Ben Ode'));
    await user.click(screen.getByRole('button', { name: 'Block' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Block' }));
    expect(await screen.findByText('You cannot write to each other.')).toBeVisible();
  });

  it('of others does not exist', async () => {
    server.use(http.get(url(`/conversations/${id}`), () => problem(404, 'not_found')));
    await renderAt(`/inbox/${id}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'This door leads nowhere' })).toBeVisible();
  });
});
