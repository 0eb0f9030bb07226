import { gunzipSync } from 'node:zlib';

/** The files of a tar.gz (POSIX ustar), by name. */
export function filesOf(archive: Buffer): Map<string, string> {
  const tar = gunzipSync(archive);
  const text = (from: number, length: number) => tar.toString('utf8', from, from + length).replace(/\0.*/s, '');
  const files = new Map<string, string>();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    files.set(text(at, 100), tar.toString('utf8', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
