import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import classes from './thread.module.css';

const kept = 5;

/**
 * What the other person writes while the page is open, for screen readers. Apart from the list that is seen: that one also
 * grows by one's own messages and by older ones, and neither should be read out.
 */
export function Announcer({ messages, own, name }: { messages: readonly Message[]; own: string; name: string }) {
  const { t } = useTranslation('talk');
  const newest = messages.at(-1)?.id ?? '';
  const heard = useRef(newest);
  const [news, setNews] = useState<Message[]>([]);
  useEffect(() => {
    const fresh = messages.filter(({ id, author_id }) => id > heard.current && author_id !== own);
    heard.current = newest > heard.current ? newest : heard.current;
    if (fresh.length > 0) setNews((held) => [...held, ...fresh].slice(-kept));
  }, [messages, newest, own]);
  return (
    <div role="log" aria-label={t('thread.news')} className={classes.log}>
      {news.map(({ id, text, risks }) => (
        <p key={id}>
          {t('thread.says', { name })} {text} {risks.length > 0 && t('risk.advice')}
        </p>
      ))}
    </div>
  );
}
