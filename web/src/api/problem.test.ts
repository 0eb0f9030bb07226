import { describe, expect, it } from 'vitest';
import { asProblem, isProblem, Problem, problemFrom } from './problem';

const response = (status: number, headers = {}) => new Response(null, { status, headers });

describe('a problem', () => {
  it('carries what the document says', () => {
    const problem = problemFrom(response(422), {
      type: '/problems/invalid',
      title: 'The form has faults.',
      status: 422,
      code: 'invalid',
      request_id: 'r1',
      faults: [{ pointer: '/email', code: 'invalid_email', message: 'No.' }],
    });
    expect(problem).toMatchObject({ code: 'invalid', status: 422, requestId: 'r1', message: 'The form has faults.' });
    expect(problem.faults[0]?.pointer).toBe('/email');
  });

  it('knows how long to wait', () => {
    const problem = problemFrom(response(429, { 'Retry-After': '12' }), { code: 'too_many_requests', status: 429 });
    expect(problem.retryAfter).toBe(12);
  });

  it('stands in for an answer that is no document, with the request id of the header', () => {
    const problem = problemFrom(response(502, { 'X-Request-Id': 'r2' }), '<html>');
    expect(problem).toMatchObject({ code: 'unexpected', status: 502, requestId: 'r2', faults: [] });
  });

  it('calls a failed fetch offline and passes problems through', () => {
    expect(asProblem(new TypeError('Failed to fetch')).code).toBe('offline');
    const given = new Problem({ code: 'x', status: 400 });
    expect(asProblem(given)).toBe(given);
    expect(isProblem(given, 'y', 'x')).toBe(true);
    expect(isProblem(new Error('x'), 'x')).toBe(false);
  });
});
