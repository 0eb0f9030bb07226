import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, OneConversation } from '@/api/types';
import { Icon } from '@/components/icon';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Announcer } from './announcer';
import { Bubble, UnsentBubble } from './bubble';
import { inOrder, messagesQuery } from './list-messages';
import { useMarkRead } from './mark-read';
import type { useOutbox } from './outbox';
import { SafetyHint } from './safety-hint';
import classes from './thread.module.css';
import { dayOf, longDay } from './times';
import { useThreadScroll } from './use-scroll';
import { useVisible } from './use-visible';

type Props = {
  conversation: OneConversation;
  own: string;
  outbox: ReturnType<typeof useOutbox>;
  onReport: (message: Message) => void;
};

export function Thread(props: Props) {
  const query = useInfiniteQuery(messagesQuery(props.conversation.id));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const messages = useMemo(() => (data ? inOrder(data) : undefined), [data]);
  // What was unread when the page opened stays marked, although it is read now.
  const [mark] = useState({ upTo: props.conversation.read_up_to ?? '', unread: props.conversation.unread });
  const firstUnread =
    mark.unread > 0 ? messages?.find(({ id, author_id }) => id > mark.upTo && author_id !== props.own)?.id : undefined;
  const reaches = messages === undefined || !hasNextPage || mark.unread === 0 || (messages[0]?.id ?? '') <= mark.upTo;
  useEffect(() => {
    if (!reaches && !isFetchingNextPage && !error) void fetchNextPage();
  }, [reaches, isFetchingNextPage, error, fetchNextPage]);

  if (!messages || (!reaches && !error))
    return error ? (
      <ProblemBox error={error} onRetry={() => void refetch()} />
    ) : (
      <div className={classes.box}>
        <Lines rows={4} height={56} />
      </div>
    );
  const older = { has: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage() };
  return <Messages {...props} messages={messages} firstUnread={firstUnread} older={older} error={error} />;
}

type MessagesProps = Props & {
  messages: readonly Message[];
  firstUnread: string | undefined;
  older: { has: boolean; loading: boolean; load: () => void };
  error: unknown;
};

function Messages({ conversation, own, outbox, onReport, messages, firstUnread, older, error }: MessagesProps) {
  const { t } = useTranslation('talk');
  const { other } = conversation;
  const name = other.closed ? t('closedAccount') : other.name;
  const known = new Set(messages.map(({ client_id }) => client_id));
  const unsent = outbox.unsent.filter(({ client_id }) => !known.has(client_id));
  const divider = useRef<HTMLLIElement>(null);
  const { has, loading, load } = older;
  const onNearTop = useCallback(() => {
    if (has && !loading) load();
  }, [has, loading, load]);
  const { box, atEnd, toEnd, look } = useThreadScroll({
    first: messages[0]?.id,
    last: unsent.at(-1)?.client_id ?? messages.at(-1)?.client_id,
    start: divider,
    onNearTop,
  });
  const news = useReading({ conversation, own, messages, atEnd });
  const written = unsent.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever writes wants to see it, wherever they were
  useEffect(() => {
    if (written > 0) toEnd();
  }, [written]);

  const lastOwn = messages.findLast(({ author_id }) => author_id === own)?.id;
  const seen = (id: string) => (id === lastOwn ? id <= (conversation.read_up_to_by_other ?? '') : undefined);
  return (
    <div className={classes.place}>
      <Announcer messages={messages} own={own} name={name} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section ref={box} className={classes.box} tabIndex={0} aria-label={t('thread.label')} onScroll={look}>
        {has ? (
          <Button variant="subtle" size="sm" className={classes.older} loading={loading} onClick={load}>
            {t('thread.older')}
          </Button>
        ) : (
          <SafetyHint paid={conversation.subject.kind === 'order'} />
        )}
        {error !== null && error !== undefined && <ProblemBox error={error} />}
        <ol className={classes.thread}>
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              {dayOf(message.at) !== dayOf(messages[index - 1]?.at ?? '') && (
                <li className={classes.day}>{longDay(message.at)}</li>
              )}
              {message.id === firstUnread && (
                <li ref={divider} className={classes.divider}>
                  {t('thread.unread')}
                </li>
              )}
              <li data-message={message.id}>
                <Bubble
                  message={message}
                  from={message.author_id === own ? '' : name}
                  seen={seen(message.id)}
                  onReport={() => onReport(message)}
                />
              </li>
            </Fragment>
          ))}
          {unsent.map((one) => (
            <li key={one.client_id}>
              <UnsentBubble message={one} onAgain={() => outbox.again(one)} onDiscard={() => outbox.discard(one)} />
            </li>
          ))}
        </ol>
      </section>
      {!atEnd && (
        <Button size="sm" className={classes.toEnd} leftSection={<Icon name="down" size={18} />} onClick={toEnd}>
          {news > 0 ? t('thread.newBelow', { count: news }) : t('thread.toEnd')}
        </Button>
      )}
    </div>
  );
}

type Reading = Pick<MessagesProps, 'conversation' | 'own' | 'messages'> & { atEnd: boolean };

/** Marks as read what is on the screen of somebody who is there; answers how much came in below the window. */
function useReading({ conversation, own, messages, atEnd }: Reading): number {
  const visible = useVisible();
  const { mutate } = useMarkRead();
  const marked = useRef(conversation.read_up_to ?? '');
  const upTo =
    conversation.read_up_to && conversation.read_up_to > marked.current ? conversation.read_up_to : marked.current;
  const unread = messages.filter(({ id, author_id }) => id > upTo && author_id !== own);
  const newest = unread.at(-1)?.id;
  const { id } = conversation;
  useEffect(() => {
    if (!newest || !visible || !atEnd || newest <= marked.current) return;
    marked.current = newest;
    mutate({ conversation: id, message: newest });
  }, [newest, visible, atEnd, id, mutate]);
  return atEnd ? 0 : unread.length;
}
