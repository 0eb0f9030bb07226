import { useSyncExternalStore } from 'react';
import { onSessionChange, type SessionState, sessionState } from './session';

export const useSession = (): SessionState => useSyncExternalStore(onSessionChange, sessionState);

export const useSignedIn = (): boolean => useSession().status === 'signed-in';
