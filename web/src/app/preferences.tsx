import { useEffect } from 'react';
import { useTheme } from '@/components/theme-choice';
import { currentLanguage } from '@/i18n/language';
import { changeLanguage } from '@/i18n/setup';
import { useAccount } from '@/lib/account/account';

/** Language and theme kept with the account win over what this browser had. */
export function Preferences() {
  const account = useAccount();
  const [theme, setTheme] = useTheme();
  const language = account?.language;
  const wanted = account?.theme;
  useEffect(() => {
    if (language && language !== currentLanguage()) void changeLanguage(language);
  }, [language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the account's choice counts
  useEffect(() => {
    if (wanted && wanted !== theme) setTheme(wanted);
  }, [wanted]);
  return null;
}
