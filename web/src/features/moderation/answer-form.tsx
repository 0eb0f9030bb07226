import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { FullCase } from '@/api/types';
import { Form } from '@/components/form/form';
import { bind, fieldError, useZodForm } from '@/components/form/use-form';
import { useAnswerAppeal } from './answer-appeal';
import classes from './case-actions.module.css';

const schema = z.object({
  answer: z.string().check(z.minLength(1, 'choose_action')),
  words: z.string().check(z.trim(), z.minLength(1, 'say_why'), z.maxLength(1_000, 'words_long')),
  note: z.string().check(z.trim(), z.maxLength(1_000, 'words_long')),
});

type Props = { one: FullCase; onDone: (one: FullCase) => void };

export function AnswerForm({ one, onDone }: Props) {
  const { t } = useTranslation('moderation');
  const form = useZodForm(schema, { answer: '', words: '', note: '' });
  const send = useAnswerAppeal(one.id);
  const fault = fieldError(form, 'answer');
  return (
    <Form
      form={form}
      label={t('answer.form')}
      onSubmit={async ({ answer, words, note }) =>
        onDone(await send.mutateAsync({ take_back: answer === 'grant', words, ...(note ? { note } : {}) }))
      }
    >
      <fieldset className={classes.fieldset} aria-describedby={fault && 'answer-fault'}>
        <legend>{t('answer.what')}</legend>
        {(['reject', 'grant'] as const).map((name, at) => (
          <label key={name} className={classes.choice}>
            <input type="radio" value={name} {...form.register('answer')} {...(at === 0 && { id: 'field-answer' })} />
            {t(`answer.${name}`)}
          </label>
        ))}
        {fault && (
          <p id="answer-fault" className={classes.fault}>
            {fault}
          </p>
        )}
      </fieldset>
      <Textarea
        {...bind(form, 'words')}
        rows={3}
        maxLength={1_000}
        label={t('answer.words')}
        description={t('decide.wordsHint')}
      />
      <Textarea
        {...bind(form, 'note')}
        rows={2}
        maxLength={1_000}
        label={t('decide.note')}
        description={t('decide.noteHint')}
      />
      <Button type="submit" loading={send.isPending}>
        {t('answer.submit')}
      </Button>
    </Form>
  );
}
