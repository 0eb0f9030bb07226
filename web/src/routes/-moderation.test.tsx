import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FullCase } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const idOf = (n: number) => `01900000-0000-7000-8000-00000000ca0${n}`;
const moderator = { ...account, roles: ['student' as const, 'moderator' as const] };

const newCase = (n: number, title: string, more: Partial<FullCase> = {}): FullCase => ({
  id: idOf(n),
  kind: 'listing',
  object_id: '01900000-0000-7000-8000-00000000b001',
  state: 'open',
  priority: 'urgent',
  title,
  reason: 'counterfeit',
  reports: 1,
  opened_at: '2026-11-24T10:00:00.000Z',
  claim: null,
  about_staff: false,
  decided: null,
  all_reports: [],
  snapshots: [
    {
      at: '2026-11-24T10:00:00.000Z',
      title,
      text: 'Hardly used',
      state: 'published',
      picture: null,
      price: null,
      context: [],
    },
  ],
  affected: {
    id: '01900000-0000-7000-8000-000000000002',
    name: 'Vera Falk',
    status: 'active',
    suspended_until: null,
    roles: ['student'],
    history: { cases: 2, warned: 1, removed: 0, suspended: 0 },
  },
  decisions: [],
  appeal: null,
  effects: [],
  trail: [],
  allowed: ['view', 'claim'],
  ...more,
});
const mine = { by: account.id, name: account.name, until: '2099-01-01T00:00:00.000Z', mine: true };

let cases: FullCase[];
let sent: { key: string | null; body: unknown }[];

const one = (id: unknown) => cases.find((held) => held.id === id) as FullCase;
const put = (next: FullCase) => {
  cases = cases.map((held) => (held.id === next.id ? next : held));
  return HttpResponse.json(next);
};

beforeEach(() => {
  cases = [newCase(1, 'Emma'), newCase(2, 'Persuasion')];
  sent = [];
  server.use(
    http.get(url('/accounts/me'), () => HttpResponse.json(moderator, { headers: { ETag: '"3"' } })),
    http.get(url('/moderation/cases'), ({ request }) => {
      const state = new URL(request.url).searchParams.get('state') ?? 'open';
      return HttpResponse.json({ items: cases.filter((held) => held.state === state), next: null });
    }),
    http.get(url('/moderation/cases/:id'), ({ params }) => HttpResponse.json(one(params.id))),
    http.put(url('/moderation/cases/:id/claim'), ({ params }) =>
      put({ ...one(params.id), claim: mine, allowed: ['view', 'claim', 'release', 'decide'] }),
    ),
    http.post(url('/moderation/cases/:id/decisions'), async ({ params, request }) => {
      sent.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      return put({ ...one(params.id), state: 'decided', claim: null, allowed: ['view', 'undo'] });
    }),
    http.get(url('/moderation/templates'), () =>
      HttpResponse.json({
        items: [
          { id: 'no_breach', actions: ['dismiss'], kinds: ['listing'], texts: { en: 'Fine.', de: 'Gut.' } },
          {
            id: 'counterfeit',
            actions: ['warn', 'remove', 'suspend'],
            kinds: ['listing'],
            texts: { en: 'A copy.', de: 'Kopie.' },
          },
          {
            id: 'other',
            actions: ['dismiss', 'warn', 'remove', 'suspend'],
            kinds: ['listing'],
            texts: { en: '', de: '' },
          },
        ],
      }),
    ),
  );
  beginSession({ ...session(), account: moderator });
});

const open = async (n: number, title: string) => {
  const app = await renderAt(`/moderation/${idOf(n)}`);
  await screen.findByRole('heading', { level: 1, name: title });
  return app;
};
const actions = () => within(screen.getByRole('region', { name: 'Actions' }));
const claim = async () => user.click(await actions().findByRole('button', { name: 'Take the case' }));

describe('/moderation', () => {
  it('is for staff', async () => {
    server.use(http.get(url('/accounts/me'), () => HttpResponse.json(account, { headers: { ETag: '"3"' } })));
    beginSession(session());
    await renderAt('/moderation');
    expect(await screen.findByRole('heading', { name: 'Staff only' })).toBeVisible();
  });

  it('lists what waits, and says when nothing does', async () => {
    const { router } = await renderAt('/moderation');
    expect(await screen.findByRole('link', { name: /Urgent.*Emma.*Unlicensed copy/ })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Appeals' }));
    expect(await screen.findByText('No appeal waits.')).toBeVisible();
    expect(router.state.location.search).toEqual({ state: 'appealed' });
  });

  it('decides with the proposed reason, and goes on to the next case', async () => {
    const { router } = await open(1, 'Emma');
    await screen.findByRole('link', { name: /Persuasion/ });
    await claim();
    await user.click(await actions().findByRole('radio', { name: 'Suspend' }));
    expect(actions().getByText('A copy.')).toBeVisible();
    await user.click(actions().getByRole('button', { name: '3 days' }));
    await user.click(actions().getByLabelText('Remove the listing too'));
    await user.click(actions().getByRole('button', { name: 'Suspend' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Persuasion' })).toHaveFocus();
    expect(router.state.location.pathname).toBe(`/moderation/${idOf(2)}`);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ action: 'suspend', template_id: 'counterfeit', remove: true });
    const [{ until } = { until: '' }] = sent.map(({ body }) => body as { until: string });
    expect(Math.ceil((new Date(until).getTime() - Date.now()) / 86_400_000)).toBe(4);
  });

  it('asks for own words where the reason has none', async () => {
    await open(1, 'Emma');
    await claim();
    await user.click(await actions().findByRole('radio', { name: 'Warn' }));
    await user.selectOptions(actions().getByRole('combobox', { name: 'Reason' }), 'In your own words');
    await user.click(actions().getByRole('button', { name: 'Warn' }));
    expect(await actions().findByRole('link', { name: 'Say what the person should know' })).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('takes a lapsed case again, and sends the decision once more', async () => {
    let claims = 0;
    server.use(
      http.put(url('/moderation/cases/:id/claim'), ({ params }) => {
        claims++;
        return put({ ...one(params.id), claim: mine, allowed: ['view', 'claim', 'release', 'decide'] });
      }),
      http.post(url('/moderation/cases/:id/decisions'), () => problem(409, 'not_claimed'), { once: true }),
    );
    await open(1, 'Emma');
    await claim();
    await user.click(await actions().findByRole('radio', { name: 'Remove' }));
    await user.click(actions().getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(claims).toBe(2);
  });

  it('says who else works on it', async () => {
    const hers = { ...mine, by: idOf(9), name: 'Mira Wacht', mine: false };
    server.use(
      http.put(url('/moderation/cases/:id/claim'), ({ params }) => {
        put({ ...one(params.id), claim: hers, allowed: ['view'] });
        return problem(409, 'claimed');
      }),
    );
    await open(1, 'Emma');
    await claim();
    expect(await actions().findByText(/^Mira Wacht is working on this until/)).toBeVisible();
    expect(actions().getByText('Somebody else is working on this case.')).toBeVisible();
    expect(actions().queryByRole('button', { name: 'Take the case' })).toBeNull();
  });

  it('takes a decision back with a reason', async () => {
    const notes: unknown[] = [];
    cases = [newCase(1, 'Emma', { state: 'decided', allowed: ['view', 'undo'] })];
    server.use(
      http.post(url('/moderation/cases/:id/undo'), async ({ params, request }) => {
        notes.push(await request.json());
        return put({ ...one(params.id), state: 'open', allowed: ['view', 'claim'] });
      }),
    );
    await open(1, 'Emma');
    await user.click(actions().getByRole('button', { name: 'Take the decision back' }));
    await user.click(actions().getByRole('button', { name: 'Take it back' }));
    expect(await actions().findByRole('alert')).toHaveTextContent('Say why: the reason is kept in the audit trail');
    await user.type(actions().getByRole('textbox', { name: 'Why?' }), 'A mistake');
    await user.click(actions().getByRole('button', { name: 'Take it back' }));
    expect(await actions().findByRole('button', { name: 'Take the case' })).toBeVisible();
    expect(notes).toEqual([{ note: 'A mistake' }]);
  });

  it('walks by keys, not while one writes, and not when they are off', async () => {
    const { router } = await renderAt('/moderation');
    await screen.findByRole('link', { name: /Emma/ });
    await user.keyboard('j');
    await screen.findByRole('heading', { level: 1, name: 'Emma' });
    await user.keyboard('j');
    await screen.findByRole('heading', { level: 1, name: 'Persuasion' });
    await user.keyboard('c');
    await user.type(await actions().findByLabelText('Note for the team'), 'jk');
    expect(router.state.location.pathname).toBe(`/moderation/${idOf(2)}`);
    await user.click(screen.getByRole('switch', { name: 'Keyboard shortcuts' }));
    screen.getByRole('heading', { level: 1 }).focus();
    await user.keyboard('k');
    expect(router.state.location.pathname).toBe(`/moderation/${idOf(2)}`);
    await user.click(screen.getByRole('switch', { name: 'Keyboard shortcuts' }));
    screen.getByRole('heading', { level: 1 }).focus();
    await user.keyboard('k');
    expect(await screen.findByRole('heading', { level: 1, name: 'Emma' })).toBeVisible();
  });
});

describe('/appeal', () => {
  const write = async (path = '/appeal?token=t0ken') => {
    await renderAt(path);
    await user.type(await screen.findByLabelText('Why is the decision wrong?'), 'It is mine');
    await user.click(screen.getByRole('button', { name: 'Send' }));
  };

  it('sends token and words, and says what comes next', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(url('/appeals'), async ({ request }) => {
        bodies.push(await request.json());
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await write();
    expect(await screen.findByRole('heading', { level: 1, name: 'Your objection has arrived' })).toBeVisible();
    expect(bodies).toEqual([{ token: 't0ken', text: 'It is mine' }]);
  });

  it.each([
    [409, 'wrong_state', 'This link was used already'],
    [409, 'not_appealable', 'This link was used already'],
    [410, 'appeal_over', 'The time for an objection is over'],
    [404, 'not_found', 'This link is not complete'],
  ])('%s %s: %s', async (status, code, heading) => {
    server.use(http.post(url('/appeals'), () => problem(status, code)));
    await write();
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps the words when the server does not answer', async () => {
    server.use(http.post(url('/appeals'), () => HttpResponse.error()));
    await write();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
    expect(screen.getByLabelText('Why is the decision wrong?')).toHaveValue('It is mine');
  });

  it('without a token says so at once', async () => {
    await renderAt('/appeal');
    expect(await screen.findByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible();
  });
});

describe('/settings/reports', () => {
  it('shows decisions and reports, and lets one object once', async () => {
    const own = {
      case_id: idOf(1),
      decision_id: idOf(5),
      kind: 'listing',
      object_id: idOf(6),
      title: 'Emma',
      action: 'remove',
      removed: false,
      template_id: 'counterfeit',
      words: 'A copy.',
      at: '2026-11-24T10:00:00.000Z',
      until: null,
      taken_back: false,
      appeal_until: '2099-01-01T00:00:00.000Z' as string | null,
      appeal: null as object | null,
    };
    server.use(
      http.get(url('/decisions'), () => HttpResponse.json({ items: [own], next: null })),
      http.get(url('/reports'), () =>
        HttpResponse.json({
          items: [
            {
              id: idOf(7),
              kind: 'person',
              object_id: idOf(8),
              title: 'Ben Ode',
              reason: 'spam',
              text: '',
              at: own.at,
              status: 'acted',
            },
          ],
          next: null,
        }),
      ),
      http.post(url(`/decisions/${idOf(1)}/appeal`), async ({ request }) => {
        const { text } = (await request.json()) as { text: string };
        own.appeal_until = null;
        own.appeal = { at: own.at, text, answered_at: null, taken_back: null, words: null };
        return HttpResponse.json(own);
      }),
    );
    await renderAt('/settings/reports');
    expect(await screen.findByText('We have acted on it. Thank you.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Object' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'It is mine');
    await user.click(dialog.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Somebody who did not decide will look at it.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Object' })).toBeNull();
  });
});
