import { storage } from '@/lib/storage';

const key = 'bv.pickup';

/** Where this person handed books over the last time: the next listing begins with them. */
export function pickupPlaces(): string[] {
  try {
    const places: unknown = JSON.parse(storage.get(key) ?? '[]');
    return Array.isArray(places)
      ? places.filter((place): place is string => typeof place === 'string').slice(0, 5)
      : [];
  } catch {
    return [];
  }
}

export const rememberPickupPlaces = (places: readonly string[]) => storage.set(key, JSON.stringify(places));
