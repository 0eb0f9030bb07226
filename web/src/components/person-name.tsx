import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/lib/account/account';
import { personQuery } from '@/lib/people/person';

/** The name, or what to call somebody whose profile is hidden. */
export function useName(id: string | null | undefined): string {
  const { t } = useTranslation();
  const own = useAccount();
  const { data } = useQuery({ ...personQuery(id ?? ''), enabled: Boolean(id) && id !== own?.id });
  if (id && id === own?.id) return t('person.you');
  return data?.name ?? t('person.hidden');
}

/** Somebody's name, which leads to their profile. */
export function PersonName({ id }: { id: string }) {
  const name = useName(id);
  return (
    <Link to="/people/$id" params={{ id }}>
      {name}
    </Link>
  );
}
