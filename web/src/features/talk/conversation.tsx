import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OneConversation } from '@/api/types';
import { ErrorPage } from '@/components/error-page';
import { Icon } from '@/components/icon';
import { Notice } from '@/components/notice';
import { Lines } from '@/components/page-pending';
import { useReport } from '@/components/report-start';
import { wordsOf } from '@/i18n/parts';
import { useAccount } from '@/lib/account/account';
import { Composer } from './composer';
import classes from './conversation.module.css';
import { ConversationHead } from './conversation-head';
import { ConversationOffer } from './conversation-offer';
import { conversationQuery } from './get-conversation';
import { useOutbox } from './outbox';
import { Thread } from './thread';
import { useFullScreen } from './use-full-screen';
import { useSuggestions } from './use-suggestions';

export function ConversationPanel({ id }: { id: string }) {
  const { t } = useTranslation('talk');
  const own = useAccount()?.id;
  const { data: conversation, error, refetch } = useQuery(conversationQuery(id));
  useFullScreen();
  if (!conversation && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!conversation || !own)
    return (
      <div className={classes.pending} role="status" aria-label={t('loading')}>
        <Lines rows={5} height={56} />
      </div>
    );
  return <Panel conversation={conversation} own={own} />;
}

function Panel({ conversation, own }: { conversation: OneConversation; own: string }) {
  const { t } = useTranslation('talk');
  const outbox = useOutbox(conversation.id);
  const suggestions = useSuggestions(conversation, own);
  const { report, dialog } = useReport();
  const name = conversation.other.closed ? t('closedAccount') : conversation.other.name;
  return (
    <div className={classes.panel}>
      <div>
        <ConversationHead conversation={conversation} name={name} />
        <ConversationOffer conversation={conversation} own={own} />
      </div>
      <Thread
        conversation={conversation}
        own={own}
        outbox={outbox}
        onReport={({ id, text }) => report({ kind: 'message', id, name: t('quoted', { text: text.slice(0, 80) }) })}
      />
      {conversation.can_write ? (
        <Composer conversation={conversation.id} name={name} suggestions={suggestions} onSend={outbox.send} />
      ) : (
        <div className={classes.closed}>
          <Notice icon="leave">
            <p>{wordsOf('problems', conversation.reason ?? '') ?? t('cannotWrite')}</p>
            {conversation.reason === 'blocked' && (
              <p>
                <Link to="/settings/privacy">{t('blockedPeople')}</Link>
              </p>
            )}
          </Notice>
        </div>
      )}
      {dialog}
    </div>
  );
}

/** What stands beside the list while nothing is chosen; wide windows only. */
export function NothingChosen() {
  const { t } = useTranslation('talk');
  return (
    <div className={classes.nothing}>
      <Icon name="chat" size={44} />
      <p>{t('choose')}</p>
    </div>
  );
}
