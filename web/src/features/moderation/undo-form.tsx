import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { FullCase } from '@/api/types';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import classes from './case-actions.module.css';
import { useUndo } from './undo-decision';

const schema = z.object({
  note: z.string().check(z.trim(), z.minLength(1, 'say_why_undo'), z.maxLength(1_000, 'words_long')),
});

/** Takes the decision back; its own step, since what was done is undone at once. */
export function UndoForm({ one }: { one: FullCase }) {
  const { t } = useTranslation('moderation');
  const [open, setOpen] = useState(false);
  const form = useZodForm(schema, { note: '' });
  const undo = useUndo(one.id);
  if (!open)
    return (
      <>
        <p className={classes.soft}>{t('undo.lead')}</p>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('undo.open')}
        </Button>
      </>
    );
  return (
    <Form
      form={form}
      label={t('undo.open')}
      onSubmit={async ({ note }) => {
        await undo.mutateAsync({ note });
        setOpen(false);
        form.reset();
      }}
    >
      <Textarea
        {...bind(form, 'note')}
        rows={3}
        label={t('undo.note')}
        description={t('decide.noteHint')}
        data-autofocus
      />
      <Button type="submit" loading={undo.isPending}>
        {t('undo.submit')}
      </Button>
      <Button variant="subtle" onClick={() => setOpen(false)}>
        {t('undo.cancel')}
      </Button>
    </Form>
  );
}
