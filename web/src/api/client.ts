import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '@/i18n/language';
import { accessToken, refreshSession, tokenIsStale } from '@/lib/session/session';
import { asProblem, problemFrom } from './problem';
import type { paths } from './schema.gen';

/** Routes which carry the refresh cookie; they take this header instead of the access token. */
export const cookieHeader = { 'X-BookVerse': '1' } as const;

const sendsCookie = (request: Request) => request.headers.has('X-BookVerse');

const authorize: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    if (sendsCookie(request)) return request;
    if (accessToken() && tokenIsStale()) await refreshSession().catch(() => undefined);
    const token = accessToken();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
};

const tokenCodes: readonly unknown[] = ['unauthenticated', 'invalid_token', 'sign_in_required', 'session_ended'];

/** A 401 on a request that carried a token: renew the session once and ask again. */
async function send(request: Request): Promise<Response> {
  const again = request.headers.has('Authorization') ? request.clone() : undefined;
  const response = await globalThis.fetch(request);
  if (response.status !== 401 || !again) return response;
  const body = await response
    .clone()
    .json()
    .catch(() => ({}));
  // A wrong password inside a signed-in form is also a 401, and a new token would not help it.
  if (body.code !== undefined && !tokenCodes.includes(body.code)) return response;
  await refreshSession();
  again.headers.set('Authorization', `Bearer ${accessToken()}`);
  return globalThis.fetch(again);
}

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: send,
});
api.use(authorize);

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** Unwraps an answer of the client: the data, or a thrown Problem. */
export async function answer<T>(pending: Promise<Outcome<T>>): Promise<T> {
  return (await answerWithResponse(pending)).data;
}

export async function answerWithResponse<T>(pending: Promise<Outcome<T>>): Promise<{ data: T; response: Response }> {
  let outcome: Outcome<T>;
  try {
    outcome = await pending;
  } catch (error) {
    throw asProblem(error);
  }
  if (!outcome.response.ok) throw problemFrom(outcome.response, outcome.error);
  return { data: outcome.data as T, response: outcome.response };
}
