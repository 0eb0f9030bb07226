import { UnstyledButton } from '@mantine/core';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, cookieHeader } from '@/api/client';
import type { Account } from '@/api/types';
import { endSession } from '@/lib/session/session';
import { Avatar } from '../avatar';
import { Icon } from '../icon';
import classes from './account-menu.module.css';

/** A disclosure with plain links: every page carries it, and a full menu widget would double the first load. */
export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const path = useLocation({ select: ({ pathname }) => pathname });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => setOpen(false), [path]);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      target.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

  const leave = async () => {
    // Signed out here even when the server cannot be told; its session then runs out by itself.
    await answer(api.DELETE('/api/v1/sessions/current', { params: { header: cookieHeader } })).catch(() => undefined);
    endSession('left');
    await navigate({ to: '/' });
  };

  return (
    <div ref={root} className={classes.root}>
      <UnstyledButton
        ref={target}
        className={classes.target}
        aria-label={t('nav.accountMenu', { name: account.name })}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Avatar id={account.id} name={account.name} pictureId={account.picture_id} size={40} />
      </UnstyledButton>
      <div id={id} hidden={!open} className={classes.panel}>
        <p className={classes.who}>
          <strong>{account.name}</strong>
          <span>{account.email}</span>
        </p>
        <ul>
          <li>
            <Link to="/people/$id" params={{ id: account.id }} onClick={() => setOpen(false)}>
              <Icon name="user" size={20} />
              {t('nav.profile')}
            </Link>
          </li>
          <li>
            <Link to="/my-listings" onClick={() => setOpen(false)}>
              <Icon name="book" size={20} />
              {t('nav.mine')}
            </Link>
          </li>
          <li>
            <Link to="/dashboard" onClick={() => setOpen(false)}>
              <Icon name="coins" size={20} />
              {t('nav.dashboard')}
            </Link>
          </li>
          <li>
            <Link to="/orders" onClick={() => setOpen(false)}>
              <Icon name="receipt" size={20} />
              {t('nav.orders')}
            </Link>
          </li>
          <li>
            <Link to="/saved" onClick={() => setOpen(false)}>
              <Icon name="heart" size={20} />
              {t('nav.saved')}
            </Link>
          </li>
          <li>
            <Link to="/settings" onClick={() => setOpen(false)}>
              <Icon name="sliders" size={20} />
              {t('nav.settings')}
            </Link>
          </li>
          <li>
            <button type="button" onClick={() => void leave()}>
              <Icon name="leave" size={20} />
              {t('nav.signOut')}
            </button>
          </li>
        </ul>
      </div>
    </div>
  );
}
