import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { wordsOf } from '@/i18n/parts';
import { useAccount } from '@/lib/account/account';
import { useFavourite } from '@/lib/market/favourites';
import { useSignedIn } from '@/lib/session/use-session';
import { showToast } from '@/lib/toast';
import classes from './favourite-button.module.css';
import { Icon } from './icon';

type Props = {
  /** Of the listing. */
  id: string;
  title: string;
  /** Nobody keeps the own copies in mind. */
  seller: string;
  /** With a word beside the heart, where it stands alone. */
  worded?: boolean;
};

/** Keeps a copy in mind, for notices of its price. Leads visitors to the sign-in and back. */
export function FavouriteButton({ id, title, seller, worded = false }: Props) {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const account = useAccount();
  const here = useLocation({ select: ({ href }) => href });
  const { kept, change } = useFavourite(id);
  if (account?.id === seller) return null;
  const looks = { className: classes.button, 'data-worded': worded || undefined };
  const content = (
    <>
      <Icon name="heart" size={20} />
      {worded && <span>{t('favourite.word')}</span>}
    </>
  );
  if (!signedIn)
    return (
      <Link to="/sign-in" search={{ return_to: here }} aria-label={t('favourite.label', { title })} {...looks}>
        {content}
      </Link>
    );
  return (
    <button
      type="button"
      aria-pressed={kept}
      aria-label={t('favourite.label', { title })}
      onClick={() =>
        change(!kept, (error) => showToast(wordsOf('problems', asProblem(error).code) ?? t('problems.unexpected')))
      }
      {...looks}
    >
      {content}
    </button>
  );
}
