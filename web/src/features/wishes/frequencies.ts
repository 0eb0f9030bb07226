import type { SavedSearch } from '@/api/types';

export const frequencies: readonly SavedSearch['frequency'][] = ['at_once', 'daily', 'off'];
