import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OneConversation } from '@/api/types';
import { OfferCard } from '@/components/offer-card';
import { offersQuery } from '@/lib/market/offers';
import classes from './conversation.module.css';

const over = ['bought', 'declined', 'withdrawn', 'lapsed', 'closed'];

/** The offer that the two are about to agree on, above what they write; what is over stands with the listing. */
export function ConversationOffer({ conversation, own }: { conversation: OneConversation; own: string }) {
  const { t } = useTranslation('talk');
  const { subject, inquirer, other } = conversation;
  const side = inquirer ? 'buying' : 'selling';
  const { data } = useInfiniteQuery({ ...offersQuery(side, subject.id), enabled: subject.kind === 'listing' });
  const buyer = inquirer ? own : other.id;
  const offer = data?.pages
    .flatMap(({ items }) => items)
    .find((one) => one.buyer === buyer && !over.includes(one.state));
  if (!offer) return null;
  return (
    <section className={classes.offer} aria-label={t('offer')}>
      <OfferCard offer={offer} side={side} withBook={false} />
    </section>
  );
}
