import type { components } from './schema.gen';

export type ProblemDocument = components['schemas']['Problem'];
export type Fault = components['schemas']['ProblemFault'];

/** What any request of this app fails with: the server's problem document, or a stand-in with code `offline` or `unexpected`. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly faults: readonly Fault[];
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(document: Partial<ProblemDocument> & { code: string; status: number }, retryAfter?: number) {
    super(document.title ?? document.code);
    this.name = 'Problem';
    this.code = document.code;
    this.status = document.status;
    this.requestId = document.request_id;
    this.faults = document.faults ?? [];
    this.retryAfter = retryAfter;
  }
}

const isDocument = (body: unknown): body is ProblemDocument =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

export function problemFrom(response: Response, body: unknown): Problem {
  const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const retryAfter = Number.isNaN(wait) ? undefined : wait;
  if (isDocument(body)) return new Problem({ ...body, status: body.status ?? response.status }, retryAfter);
  const requestId = response.headers.get('X-Request-Id');
  const code = response.status === 404 ? 'not_found' : response.status === 429 ? 'too_many_requests' : 'unexpected';
  return new Problem({ code, status: response.status, ...(requestId ? { request_id: requestId } : {}) }, retryAfter);
}

/** Fetch rejects for a lost network; a Problem passes through unchanged. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem({ code: 'offline', status: 0 });
  return new Problem({ code: 'unexpected', status: 0, title: error instanceof Error ? error.message : String(error) });
}

export const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code);
