import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { renderAt } from '@/test/render';
import { problem, server, session, url } from '@/test/server';

const user = userEvent.setup();

async function fillSignUp() {
  await renderAt('/sign-up');
  await user.type(await screen.findByLabelText('Your name'), 'Anna Berg');
  await user.type(screen.getByLabelText('Campus e-mail'), 'anna@mail.example');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Create account' }));
}

async function fillSignIn(at = '/sign-in') {
  const app = await renderAt(at);
  await user.type(await screen.findByLabelText('Campus e-mail'), 'anna@uni.example');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  return app;
}

describe('/sign-up', () => {
  it('names its own faults at the fields and in a focused summary', async () => {
    await renderAt('/sign-up');
    await user.click(await screen.findByRole('button', { name: 'Create account' }));
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(summary).toHaveFocus());
    expect(summary).toHaveTextContent('Enter your name');
    expect(screen.getByLabelText('Your name')).toBeInvalid();
    expect(document.title).toMatch(/^Error: /);
    await user.click(screen.getByRole('link', { name: 'Enter your campus e-mail address' }));
    expect(screen.getByLabelText('Campus e-mail')).toHaveFocus();
  });

  it('shows the faults of the server at their fields', async () => {
    const faults = [{ pointer: '/email', code: 'not_a_campus_address', message: 'Not a campus.' }];
    server.use(http.post(url('/accounts'), () => problem(422, 'invalid', { faults })));
    await fillSignUp();
    expect(await screen.findByRole('alert')).toHaveTextContent('does not belong to a campus');
    expect(screen.getByLabelText('Campus e-mail')).toBeInvalid();
  });

  it('says how long to wait', async () => {
    server.use(http.post(url('/accounts'), () => problem(429, 'too_many_requests', {}, { 'Retry-After': '40' })));
    await fillSignUp();
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 40 seconds.');
  });

  it('shows the request id of a fault of the server', async () => {
    server.use(http.post(url('/accounts'), () => problem(500, 'internal')));
    await fillSignUp();
    expect(await screen.findByRole('alert')).toHaveTextContent('Request id: req-1');
  });

  it('goes on to the mail, keeping the address out of the URL', async () => {
    let sent: unknown;
    server.use(
      http.post(url('/accounts'), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({}, { status: 202 });
      }),
    );
    await fillSignUp();
    expect(await screen.findByRole('heading', { name: 'Check your mail' })).toBeVisible();
    expect(screen.getByText(/anna@mail\.example/)).toBeVisible();
    expect(sent).toEqual({ name: 'Anna Berg', email: 'anna@mail.example', password: 'correct horse', language: 'en' });
  });
});

describe('/sign-in', () => {
  it('asks for the second factor only when the server wants it', async () => {
    const bodies: Record<string, unknown>[] = [];
    server.use(
      http.post(url('/sessions'), async ({ request }) => {
        const body = (await request.json()) as Record<string, unknown>;
        bodies.push(body);
        return body.second_factor === '123456'
          ? HttpResponse.json(session(), { status: 201 })
          : problem(401, 'second_factor_required');
      }),
    );
    const { router } = await fillSignIn('/sign-in?return_to=%2Fhelp');
    const code = await screen.findByLabelText('Code');
    await waitFor(() => expect(code).toHaveFocus());
    await user.type(code, '123456');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(bodies).toHaveLength(2));
    expect(bodies[0]).not.toHaveProperty('second_factor');
    expect(bodies[1]).toMatchObject({ second_factor: '123456', email: 'anna@uni.example' });
    await router.invalidate();
    await waitFor(() => expect(router.state.location.pathname).toBe('/help'));
  });

  it('does not say which of the two was wrong', async () => {
    server.use(http.post(url('/sessions'), () => problem(401, 'wrong_credentials')));
    await fillSignIn();
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is not right.');
  });

  it('offers the proof mail again to who has not confirmed yet', async () => {
    server.use(http.post(url('/sessions'), () => problem(403, 'not_verified')));
    await fillSignIn();
    expect(await screen.findByText(/anna@uni\.example is not confirmed yet/)).toBeVisible();
    expect(screen.getByRole('button', { name: /Send it again/ })).toBeVisible();
  });

  it('shows a button for each provider, back to where one came from', async () => {
    server.use(http.get(url('/oidc/providers'), () => HttpResponse.json({ items: [{ id: 'campus', name: 'Uni' }] })));
    await renderAt('/sign-in?return_to=%2Fsettings');
    const link = await screen.findByRole('link', { name: 'Sign in with Uni' });
    expect(link).toHaveAttribute('href', '/api/v1/oidc/campus/start?return_to=%2Fsettings');
  });
});

describe('/verify', () => {
  it('confirms once and opens the door', async () => {
    let calls = 0;
    server.use(
      http.post(url('/accounts/verify'), () => {
        calls += 1;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await renderAt('/verify?token=abc');
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
    expect(calls).toBe(1);
  });

  it('says what to do with an old link', async () => {
    server.use(http.post(url('/accounts/verify'), () => problem(410, 'link_expired')));
    await renderAt('/verify?token=abc');
    expect(await screen.findByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  });
});
