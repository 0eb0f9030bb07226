import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Order, OrderLine } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { ChoiceCards } from '@/components/form/choice-cards';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { formatDateTime } from '@/lib/format';
import { disputeReasons, type Reason, useOrderCommand } from '@/lib/orders/commands';
import type { LineDialog } from './confirm-dialog';
import classes from './orders.module.css';

const schema = z.object({
  reason: z.string().check(z.minLength(1, 'reason_wanted')),
  text: z.string().check(z.trim(), z.minLength(1, 'say_what'), z.maxLength(2_000, 'words_long')),
});

/** Not what was sold: for two days after the handover. */
export function DisputeButton({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        aria-label={t('dispute.openOf', { title: line.title })}
        onClick={() => setOpen(true)}
      >
        {t('dispute.open')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('dispute.title', { title: line.title })}>
        <DisputeForm order={order} line={line} opened={open} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DisputeForm({ order, line, onClose }: LineDialog) {
  const { t } = useTranslation('orders');
  const form = useZodForm(schema, { reason: '', text: '' });
  const command = useOrderCommand(order.id);
  return (
    <div className={classes.dialog}>
      <p>{t('dispute.lead', { until: line.until ? formatDateTime(line.until) : '' })}</p>
      <Form
        form={form}
        label={t('dispute.open')}
        onSubmit={async ({ reason, text }) => {
          await command.mutateAsync({ kind: 'dispute', line: line.id, reason: reason as Reason, text });
          onClose();
        }}
      >
        <ChoiceCards
          {...bind(form, 'reason')}
          legend={t('dispute.what')}
          choices={disputeReasons.map((value) => ({
            value,
            label: t(`dispute.reason.${value}`),
            meaning: t(`dispute.meaning.${value}`),
          }))}
        />
        <Textarea
          {...bind(form, 'text')}
          label={t('dispute.text')}
          description={t('dispute.textHint')}
          autosize
          minRows={3}
          maxLength={2_000}
        />
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('dispute.submit')}
        </Button>
      </Form>
    </div>
  );
}
