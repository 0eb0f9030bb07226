import { describe, expect, it } from 'vitest';
import { deviceName } from './device';
import { formatAgo } from './format';
import { backoffMs } from './live/backoff';
import { safePath } from './return-to';

describe('backoff', () => {
  it('doubles from 1 s to 30 s and stays within its jitter', () => {
    const middle = [1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, () => 0.5));
    expect(middle).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(backoffMs(1, () => 0)).toBe(750);
    expect(backoffMs(9, () => 1)).toBe(30_000);
  });
});

describe('return_to', () => {
  it.each(['/', '/settings?x=1#y'])('lets %s pass', (path) => expect(safePath(path)).toBe(path));
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'settings', '', undefined, 3])(
    'refuses %s',
    (path) => expect(safePath(path)).toBeUndefined(),
  );
});

describe('names and times', () => {
  it('names a browser', () => {
    expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox on Linux',
    );
    expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1')).toBe(
      'Safari on iOS',
    );
  });

  it('says how long ago', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(formatAgo('2026-11-22T10:00:00Z', now)).toBe('2 hours ago');
    expect(formatAgo('2026-11-22T11:59:50Z', now)).toBe('this minute');
  });
});
