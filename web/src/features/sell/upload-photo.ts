import { Problem, problemFrom } from '@/api/problem';
import type { Listing } from '@/api/types';
import { currentLanguage } from '@/i18n/language';
import { accessToken, refreshSession, tokenIsStale } from '@/lib/session/session';

type Upload = { listing: string; photo: Blob; onProgress: (part: number) => void };

/** By XMLHttpRequest, since fetch tells nothing of how far an upload is. */
export async function uploadPhoto(upload: Upload): Promise<Listing> {
  if (tokenIsStale()) await refreshSession().catch(() => undefined);
  const first = await send(upload);
  if (first.status !== 401) return listingFrom(first);
  await refreshSession();
  return listingFrom(await send(upload));
}

function send({ listing, photo, onProgress }: Upload): Promise<XMLHttpRequest> {
  const request = new XMLHttpRequest();
  request.open('POST', `${location.origin}/api/v1/listings/${listing}/photos`);
  request.setRequestHeader('Content-Type', photo.type);
  request.setRequestHeader('Accept-Language', currentLanguage());
  request.setRequestHeader('Authorization', `Bearer ${accessToken()}`);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  return new Promise((resolve, reject) => {
    request.onload = () => resolve(request);
    request.onerror = () => reject(new Problem({ code: 'offline', status: 0 }));
    request.send(photo);
  });
}

function listingFrom(request: XMLHttpRequest): Listing {
  const body: unknown = parsed(request.responseText);
  if (request.status >= 200 && request.status < 300 && body) return body as Listing;
  const wait = request.getResponseHeader('Retry-After');
  const headers = wait ? { 'Retry-After': wait } : undefined;
  throw problemFrom(new Response(null, { status: request.status, ...(headers ? { headers } : {}) }), body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
