import { Menu, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api, cookieHeader } from '@/api/client';
import type { Account } from '@/api/types';
import { endSession } from '@/lib/session/session';
import { Avatar } from '../avatar';
import { Icon } from '../icon';
import classes from './account-menu.module.css';

export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leave = async () => {
    // Signed out here even when the server cannot be told; its session then runs out by itself.
    await answer(api.DELETE('/api/v1/sessions/current', { params: { header: cookieHeader } })).catch(() => undefined);
    endSession('left');
    await navigate({ to: '/' });
  };
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('nav.accountMenu', { name: account.name })}>
          <Avatar id={account.id} name={account.name} pictureId={account.picture_id} size={40} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{account.name}</strong>
          <span>{account.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to={`/people/${account.id}`} leftSection={<Icon name="user" size={18} />}>
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings" leftSection={<Icon name="sliders" size={18} />}>
          {t('nav.settings')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={18} />} onClick={() => void leave()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
