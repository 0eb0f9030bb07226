import { useTranslation } from 'react-i18next';
import type { OneConversation } from '@/api/types';

/** What is usually said next, to begin with; nothing while one waits for an answer oneself. */
export function useSuggestions({ inquirer, last, subject }: OneConversation, own: string): string[] {
  const { t } = useTranslation('talk');
  if (last?.author === own) return [];
  if (inquirer || subject.kind === 'order') return [t('quick.where'), t('quick.tomorrow'), t('quick.thanks')];
  if (subject.state === 'sold' || subject.state === 'withdrawn') return [t('quick.gone')];
  return [t('quick.yes'), t('quick.where'), t('quick.gone')];
}
