import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { OwnReview, ReviewExchange } from '@/api/types';
import { ChoiceCards } from '@/components/form/choice-cards';
import { Form } from '@/components/form/form';
import { StarsField } from '@/components/form/stars-field';
import { bind, useZodForm } from '@/components/form/use-form';
import { useWriteReview } from '@/lib/reviews/reviews';
import { showToast } from '@/lib/toast';

const stars = z.string().check(z.minLength(1, 'stars_required'));
const words = z.string().check(z.trim(), z.maxLength(2_000, 'review_long'));

type Props = { exchange: ReviewExchange; onDone: () => void };

const own = ({ reviews }: ReviewExchange, kind: OwnReview['kind']) =>
  reviews.find((review) => review.mine && review.kind === kind);

function useStarWords() {
  const { t } = useTranslation('reviews');
  return ([1, 2, 3, 4, 5] as const).map((count) => t(`stars.${count}`));
}

/** The buyer about the book and the seller, in one go. */
export function PurchaseForm({ exchange, onDone }: Props) {
  const { t } = useTranslation('reviews');
  const names = useStarWords();
  const [book, seller] = [own(exchange, 'book'), own(exchange, 'seller')];
  const form = useZodForm(
    z.object({
      book: z.object({ stars, described: z.string().check(z.minLength(1, 'described_required')), text: words }),
      seller: z.object({ stars, text: words }),
    }),
    {
      book: {
        stars: book ? String(book.stars) : '',
        described: book ? (book.as_described ? 'yes' : 'no') : '',
        text: book?.text ?? '',
      },
      seller: { stars: seller ? String(seller.stars) : '', text: seller?.text ?? '' },
    },
  );
  const write = useWriteReview();
  return (
    <Form
      form={form}
      label={t('form.label')}
      onSubmit={async (values) => {
        const review = {
          book: {
            stars: Number(values.book.stars),
            as_described: values.book.described === 'yes',
            text: values.book.text,
          },
          seller: { stars: Number(values.seller.stars), text: values.seller.text },
        };
        await write.mutateAsync({ kind: 'purchase', order: exchange.order, line: exchange.line, review });
        showToast(t('form.thanks'));
        onDone();
      }}
    >
      <StarsField {...bind(form, 'book.stars')} legend={t('form.book')} words={names} />
      <ChoiceCards
        {...bind(form, 'book.described')}
        legend={t('form.described')}
        choices={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`form.${value}`),
          meaning: t(`form.${value}Meaning`),
        }))}
      />
      <Textarea {...bind(form, 'book.text')} label={t('form.bookText')} autosize minRows={2} maxLength={2_000} />
      <StarsField
        {...bind(form, 'seller.stars')}
        legend={t('form.seller', { name: exchange.other.name || t('someone') })}
        words={names}
      />
      <Textarea {...bind(form, 'seller.text')} label={t('form.sellerText')} autosize minRows={2} maxLength={2_000} />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}

/** The seller about the buyer. */
export function BuyerForm({ exchange, onDone }: Props) {
  const { t } = useTranslation('reviews');
  const names = useStarWords();
  const before = own(exchange, 'buyer');
  const form = useZodForm(z.object({ stars, text: words }), {
    stars: before ? String(before.stars) : '',
    text: before?.text ?? '',
  });
  const write = useWriteReview();
  return (
    <Form
      form={form}
      label={t('form.label')}
      onSubmit={async (values) => {
        const { order, line } = exchange;
        await write.mutateAsync({ kind: 'buyer', order, line, stars: Number(values.stars), text: values.text });
        showToast(t('form.thanks'));
        onDone();
      }}
    >
      <StarsField
        {...bind(form, 'stars')}
        legend={t('form.buyer', { name: exchange.other.name || t('someone') })}
        words={names}
      />
      <Textarea {...bind(form, 'text')} label={t('form.buyerText')} autosize minRows={2} maxLength={2_000} />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}
