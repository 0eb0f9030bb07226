import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { expectSession } from '@/lib/session/session';
import { providersQuery } from './list-providers';
import classes from './sign-in.module.css';

/** Nothing at all when the campus has no provider, or the list does not come. */
export function ProviderButtons({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const { data: providers = [] } = useQuery(providersQuery);
  if (providers.length === 0) return null;
  return (
    <div className={classes.providers}>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          variant="default"
          href={`/api/v1/oidc/${encodeURIComponent(id)}/start?return_to=${encodeURIComponent(returnTo)}`}
          onClick={expectSession}
          leftSection={<Icon name="enter" size={20} />}
        >
          {t('signIn.with', { name })}
        </Button>
      ))}
      <p className={classes.or}>{t('signIn.or')}</p>
    </div>
  );
}
