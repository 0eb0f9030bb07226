import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IconName } from '@/components/icon';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';
import { useUnread } from '@/lib/talk/unread';

export type Target = Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & {
  label: string;
  icon: IconName;
  /** How much is new there. */
  news?: number;
  /** Has its place in the header's row only; phones reach it elsewhere. */
  wideOnly?: true;
};

/** Where the main navigation leads: header on wide screens, bottom bar on phones. */
export function useTargets(): Target[] {
  const { t } = useTranslation();
  const session = useSession();
  const account = useAccount();
  const unread = useUnread();
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
  const staff = account?.roles.some((role) => role !== 'student');
  const targets: Target[] = [
    home,
    search,
    { to: '/sell', label: t('nav.sell'), icon: 'tag' },
    { to: '/inbox', label: t('nav.inbox'), icon: 'chat', news: unread },
  ];
  // There is not room for all; staff find their own books in the account menu.
  if (!staff) targets.push({ to: '/my-listings', label: t('nav.mine'), icon: 'book' });
  else {
    targets.push({ to: '/moderation', label: t('nav.moderation'), icon: 'gavel' });
    targets.push({ to: '/admin/accounts', label: t('nav.admin'), icon: 'shield', wideOnly: true });
  }
  return targets;
}
