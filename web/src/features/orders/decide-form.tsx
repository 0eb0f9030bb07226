import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Order, OrderLine } from '@/api/types';
import { ChoiceCards } from '@/components/form/choice-cards';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { Section } from '@/components/section';
import { currencySign, formatMoney } from '@/lib/format';
import { marketQuery } from '@/lib/market/market-info';
import { parsePrice } from '@/lib/market/price';
import { useDecide } from './disputes';

type Props = { order: Order; line: OrderLine; onDone: (line: OrderLine) => void };

/** What goes back to the buyer; the rest is the seller's. Both read why. */
export function DecideForm({ order, line, onDone }: Props) {
  const { t } = useTranslation('orders');
  const { data: market } = useQuery(marketQuery);
  const { amount: most, currency } = line.price;
  const decimals = market?.currency_decimals ?? 2;
  const parsed = (text: string) => parsePrice(text, decimals) ?? 0;
  const schema = z
    .object({
      outcome: z.string().check(z.minLength(1, 'choose_outcome')),
      amount: z.string().check(
        z.trim(),
        z.refine((text) => parsed(text) <= most, 'amount_high'),
      ),
      reason: z.string().check(z.trim(), z.minLength(1, 'reason_required'), z.maxLength(500, 'reason_long')),
    })
    .check(
      z.refine(({ outcome, amount }) => outcome !== 'part' || parsed(amount) > 0, {
        path: ['amount'],
        error: 'amount_wanted',
      }),
    );
  const form = useZodForm(schema, { outcome: '', amount: '', reason: '' });
  const decide = useDecide(order.id);
  const price = formatMoney(line.price);
  const part = form.watch('outcome') === 'part';
  return (
    <Section title={t('disputes.decide')}>
      <Form
        form={form}
        label={t('disputes.decide')}
        onSubmit={async ({ outcome, amount, reason }) => {
          const refund = outcome === 'all' ? most : outcome === 'part' ? parsed(amount) : 0;
          await decide.mutateAsync({ line: line.id, refund, reason });
          onDone(line);
        }}
      >
        <ChoiceCards
          {...bind(form, 'outcome')}
          legend={t('disputes.how')}
          choices={(['all', 'none', 'part'] as const).map((value) => ({
            value,
            label: t(`disputes.${value}`),
            meaning: t(`disputes.${value}Meaning`, { price }),
          }))}
        />
        {part && (
          <TextInput
            {...bind(form, 'amount')}
            label={t('disputes.amount')}
            description={t('disputes.atMost', { price })}
            inputMode="decimal"
            autoComplete="off"
            leftSection={<span aria-hidden="true">{currencySign(currency)}</span>}
          />
        )}
        <Textarea
          {...bind(form, 'reason')}
          label={t('disputes.reason')}
          description={t('disputes.reasonHint')}
          autosize
          minRows={3}
          maxLength={500}
        />
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('disputes.submit')}
        </Button>
      </Form>
    </Section>
  );
}
