import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { useOrderCommand } from '@/lib/orders/commands';
import type { LineDialog } from './confirm-dialog';
import { EvidenceField } from './evidence';
import classes from './orders.module.css';

const schema = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'say_what'), z.maxLength(2_000, 'words_long')),
});

/** One's side of a dispute: words, and photos beside them. */
export function StatementDialog(props: LineDialog) {
  const { t } = useTranslation('orders');
  const { order, line, opened, onClose } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('argue.title', { title: line.title })}>
      <div className={classes.dialog}>
        <EvidenceField order={order} line={line} />
        <StatementForm {...props} />
      </div>
    </Dialog>
  );
}

function StatementForm({ order, line, onClose }: LineDialog) {
  const { t } = useTranslation('orders');
  const form = useZodForm(schema, { text: '' });
  const command = useOrderCommand(order.id);
  return (
    <Form
      form={form}
      label={t('argue.label')}
      onSubmit={async ({ text }) => {
        await command.mutateAsync({ kind: 'say', line: line.id, text });
        onClose();
      }}
    >
      <Textarea {...bind(form, 'text')} label={t('argue.label')} autosize minRows={4} maxLength={2_000} />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('argue.submit')}
      </Button>
    </Form>
  );
}
