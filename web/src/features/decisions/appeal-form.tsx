import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Problem } from '@/api/problem';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';

const most = 2_000;
const schema = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'appeal_empty'), z.maxLength(most, 'appeal_long')),
});

type Props = {
  onSend: (text: string) => Promise<unknown>;
  /** True for what the page says in its own way. */
  onProblem?: (problem: Problem) => boolean;
};

export function AppealForm({ onSend, onProblem }: Props) {
  const { t } = useTranslation('decisions');
  const form = useZodForm(schema, { text: '' });
  return (
    <Form
      form={form}
      label={t('form.label')}
      {...(onProblem ? { onProblem } : {})}
      onSubmit={({ text }) => onSend(text)}
    >
      <Textarea {...bind(form, 'text')} rows={7} maxLength={most} label={t('form.text')} description={t('form.hint')} />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('form.send')}
      </Button>
    </Form>
  );
}
