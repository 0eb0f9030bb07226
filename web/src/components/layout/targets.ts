import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IconName } from '@/components/icon';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';

export type Target = Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & { label: string; icon: IconName };

/** Where the main navigation leads: header on wide screens, bottom bar on phones. */
export function useTargets(): Target[] {
  const { t } = useTranslation();
  const session = useSession();
  const account = useAccount();
  const home: Target = { to: '/', activeOptions: { exact: true }, label: t('nav.home'), icon: 'home' };
  const search: Target = {
    to: '/search',
    activeOptions: { includeSearch: false },
    label: t('nav.search'),
    icon: 'search',
  };
  const help: Target = { to: '/help', label: t('nav.help'), icon: 'help' };
  if (session.status !== 'signed-in')
    return [home, search, help, { to: '/sign-in', label: t('nav.signIn'), icon: 'enter' } as Target].slice(
      0,
      session.status === 'unknown' ? 3 : 4,
    );
  const targets = [home, search];
  if (account) targets.push({ to: '/people/$id', params: { id: account.id }, label: t('nav.profile'), icon: 'user' });
  targets.push({ to: '/settings', label: t('nav.settings'), icon: 'sliders' });
  if (account?.roles.some((role) => role !== 'student'))
    targets.push({ to: '/admin/accounts', label: t('nav.admin'), icon: 'shield' });
  targets.push(help);
  return targets;
}
