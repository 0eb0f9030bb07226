import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { SandboxCheckout } from '@/api/types';
import { ChoiceCards } from '@/components/form/choice-cards';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';

const schema = z.object({ card: z.string().check(z.minLength(1, 'card_required')) });

type Outcome = 'succeeds' | 'declined' | 'second_step' | 'stays_pending';
type Props = { cards: SandboxCheckout['cards']; total: string; onCard: (card: string) => Promise<unknown> };

/** One field: which of the test cards. The first one works. */
export function CardForm({ cards, total, onCard }: Props) {
  const { t } = useTranslation('checkout');
  const form = useZodForm(schema, { card: cards[0]?.number ?? '' });
  return (
    <Form form={form} label={t('pay.title')} onSubmit={({ card }) => onCard(card)}>
      <ChoiceCards
        {...bind(form, 'card')}
        legend={t('pay.card')}
        choices={cards.map(({ number, outcome }) => ({
          value: number,
          label: number.replace(/(\d{4})(?=\d)/g, '$1 '),
          meaning: t(`pay.outcome.${outcome as Outcome}`),
        }))}
      />
      <Button type="submit" size="lg" loading={form.formState.isSubmitting}>
        {t('pay.submit', { total })}
      </Button>
    </Form>
  );
}
