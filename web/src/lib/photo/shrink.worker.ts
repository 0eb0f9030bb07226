// Photos are made smaller beside the page, which stays quick meanwhile.
import { shrink } from './shrink';

export type Shrunk = { key: string; photo?: Blob };

self.onmessage = async ({ data: { key, file } }: MessageEvent<{ key: string; file: Blob }>) => {
  const photo = await shrink(file).catch(() => undefined);
  self.postMessage({ key, ...(photo ? { photo } : {}) } satisfies Shrunk);
};
