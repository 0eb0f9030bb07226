import { Problem } from '@/api/problem';
import { shrink } from './shrink';
import type { Shrunk } from './shrink.worker';

let worker: Worker | undefined;
const waiting = new Map<string, (shrunk: Shrunk) => void>();

function start(): Worker {
  const made = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<Shrunk>) => {
    waiting.get(data.key)?.(data);
    waiting.delete(data.key);
  };
  // Its code could not be fetched: whoever waits hears it, and the next photo tries anew.
  made.onerror = () => {
    for (const [key, done] of waiting) done({ key });
    waiting.clear();
    worker = undefined;
  };
  return made;
}

/** In a worker where there are any. Rejects with `unsupported_picture` what the browser cannot read. */
export async function shrinkBeside(file: Blob): Promise<Blob> {
  const key = crypto.randomUUID();
  const { photo } =
    typeof Worker === 'undefined'
      ? { photo: await shrink(file).catch(() => undefined) }
      : await new Promise<Shrunk>((resolve) => {
          worker ??= start();
          waiting.set(key, resolve);
          worker.postMessage({ key, file });
        });
  if (!photo) throw new Problem({ code: 'unsupported_picture', status: 415 });
  return photo;
}
