import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asProblem, Problem } from '@/api/problem';
import { fetchListing, putListing } from '@/lib/market/get-listing';
import { shrinkBeside } from '@/lib/photo/shrink-beside';
import { uploadPhoto } from './upload-photo';

/** A photo on its way. One that failed stays, to be tried again or dropped. */
export type Upload = { key: string; name: string; url: string; part: number; problem?: Problem };

/** Uploads one after the other, so that photos arrive in the order in which they were chosen. */
export function useUploads(listing: string, most: number) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, File>());
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const change = (key: string, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));

  const drop = (key: string) => {
    files.current.delete(key);
    setUploads((all) => {
      for (const { key: own, url } of all) if (own === key) URL.revokeObjectURL(url);
      return all.filter((one) => one.key !== key);
    });
  };

  const send = async (key: string, file: File) => {
    if (!files.current.has(key)) return;
    try {
      const photo = await shrinkBeside(file);
      const changed = await uploadPhoto({ listing, photo, onProgress: (part) => change(key, { part }) });
      void putListing(client, changed);
      drop(key);
    } catch (error) {
      const problem = asProblem(error);
      // It may have arrived and only the answer was lost: what there is tells, before anybody sends it twice.
      if (problem.code === 'offline')
        void fetchListing(listing).then(
          (now) => putListing(client, now),
          () => undefined,
        );
      change(key, { problem });
    }
  };

  const queue = (key: string, file: File) => {
    line.current = line.current.then(() => send(key, file));
  };

  const add = (chosen: readonly File[], present: number) => {
    const room = Math.max(0, most - present - files.current.size);
    const begun = chosen.map((file, at) => {
      const key = crypto.randomUUID();
      if (at < room) files.current.set(key, file);
      const problem = at < room ? {} : { problem: new Problem({ code: 'too_many_photos', status: 409 }) };
      return { key, name: file.name, url: URL.createObjectURL(file), part: 0, ...problem };
    });
    setUploads((all) => [...all, ...begun]);
    begun.slice(0, room).forEach(({ key }, at) => {
      queue(key, chosen[at] as File);
    });
  };

  const retry = (key: string) => {
    const file = files.current.get(key);
    if (!file) return;
    setUploads((all) => all.map(({ problem: _, ...one }) => (one.key === key ? { ...one, part: 0 } : one) as Upload));
    queue(key, file);
  };

  const shown = useRef(uploads);
  shown.current = uploads;
  useEffect(
    () => () => {
      for (const { url } of shown.current) URL.revokeObjectURL(url);
    },
    [],
  );
  return { uploads, add, retry, drop };
}
