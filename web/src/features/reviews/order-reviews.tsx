import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { OwnReview, ReviewExchange } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { ProblemBox } from '@/components/problem-text';
import { ReportButton } from '@/components/report-button';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import { orderReviewsQuery, useWriteReview } from '@/lib/reviews/reviews';
import { ReviewCard } from './review-card';
import { BuyerForm, PurchaseForm } from './review-form';
import classes from './reviews.module.css';

/** Both sides about what is settled. Nobody sees the other's before both are in or the time is over. */
export function OrderReviews({ order }: { order: string }) {
  const { t } = useTranslation('reviews');
  const { data: exchanges, error, refetch } = useQuery(orderReviewsQuery(order));
  if (error && !exchanges) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  return exchanges?.map((exchange) => (
    <Section key={exchange.line} title={t('order.title', { title: exchange.title })}>
      <Exchange exchange={exchange} />
    </Section>
  ));
}

function Exchange({ exchange }: { exchange: ReviewExchange }) {
  const { t } = useTranslation('reviews');
  const [open, setOpen] = useState(false);
  const { side, state, can_write, until, reviews } = exchange;
  const Fields = side === 'buyer' ? PurchaseForm : BuyerForm;
  return (
    <>
      <p className={classes.soft}>{t(`order.state.${state}`, { until: formatDateTime(until) })}</p>
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review}>
          <Actions review={review} />
        </ReviewCard>
      ))}
      {can_write && (
        <div>
          <Button {...(state === 'open' ? {} : { variant: 'default' })} onClick={() => setOpen(true)}>
            {t(state === 'open' ? 'order.write' : 'order.edit')}
          </Button>
        </div>
      )}
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('order.title', { title: exchange.title })}>
        <Fields exchange={exchange} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** The server says what may be done with each. */
function Actions({ review: { id, can, title } }: { review: OwnReview }) {
  const { t } = useTranslation('reviews');
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.row}>
      {can.includes('answer') && (
        <Button size="sm" variant="default" onClick={() => setOpen(true)}>
          {t('answer.open')}
        </Button>
      )}
      {can.includes('report') && <ReportButton kind="review" id={id} name={title} variant="subtle" />}
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('answer.open')}>
        <AnswerForm id={id} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

const schema = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'answer_required'), z.maxLength(2_000, 'review_long')),
});

function AnswerForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('reviews');
  const form = useZodForm(schema, { text: '' });
  const write = useWriteReview();
  return (
    <Form
      form={form}
      label={t('answer.open')}
      onSubmit={async ({ text }) => {
        await write.mutateAsync({ kind: 'answer', id, text });
        onDone();
      }}
    >
      <Textarea
        {...bind(form, 'text')}
        label={t('answer.label')}
        description={t('answer.once')}
        autosize
        minRows={3}
        maxLength={2_000}
      />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('answer.submit')}
      </Button>
    </Form>
  );
}
