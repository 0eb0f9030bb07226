import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { answer, api } from '@/api/client';
import type { NewReport, Reason, ReportedKind } from '@/api/types';
import { Dialog } from './dialog';
import { Form } from './form/form';
import { bind, fieldError, useZodForm } from './form/use-form';
import { Notice } from './notice';
import classes from './report-dialog.module.css';

export type ReportDialogProps = {
  kind: ReportedKind;
  id: string;
  /** What is reported, in the words of the page it stands on. */
  name: string;
  onClose: () => void;
};

/** What an object of a kind can be reported for, the commonest first; the server refuses the rest. */
const reasons: Record<ReportedKind, readonly Reason[]> = {
  listing: ['misleading', 'fraud', 'off_platform', 'counterfeit', 'prohibited', 'spam', 'hate', 'other'],
  message: ['harassment', 'threat', 'fraud', 'off_platform', 'hate', 'spam', 'other'],
  person: ['fraud', 'harassment', 'threat', 'impersonation', 'off_platform', 'hate', 'spam', 'other'],
  review: ['harassment', 'hate', 'threat', 'fraud', 'off_platform', 'spam', 'other'],
};

const schema = z
  .object({
    reason: z.string().check(z.minLength(1, 'report_reason')),
    text: z.string().check(z.trim(), z.maxLength(1_000, 'report_long')),
  })
  .check(z.refine(({ reason, text }) => reason !== 'other' || text !== '', { path: ['text'], error: 'report_words' }));

const report = (body: NewReport) => answer(api.POST('/api/v1/reports', { body }));

/** Its words are the part `report` of the catalogues; `ReportButton` loads both. */
export function ReportDialog({ kind, id, name, onClose }: ReportDialogProps) {
  const { t } = useTranslation('report');
  const [done, setDone] = useState(false);
  return (
    <Dialog opened onClose={onClose} title={done ? t('doneTitle') : t(`title.${kind}`)}>
      {done ? (
        <div className={classes.body}>
          <Notice icon="shield">
            <p>{t('done')}</p>
            <p>{t('next')}</p>
          </Notice>
          <Button onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
        </div>
      ) : (
        <ReportForm kind={kind} id={id} name={name} onDone={() => setDone(true)} />
      )}
    </Dialog>
  );
}

type FormProps = Omit<ReportDialogProps, 'onClose'> & { onDone: () => void };

function ReportForm({ kind, id, name, onDone }: FormProps) {
  const { t } = useTranslation('report');
  const client = useQueryClient();
  const form = useZodForm(schema, { reason: '', text: '' });
  const { mutateAsync, isPending } = useMutation({
    mutationFn: report,
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
  const fault = fieldError(form, 'reason');
  return (
    <Form
      form={form}
      label={t(`title.${kind}`)}
      onSubmit={async ({ reason, text }) => {
        await mutateAsync({ kind, id, reason: reason as Reason, ...(text ? { text } : {}) });
        onDone();
      }}
    >
      <p className={classes.lead}>
        <strong>{name}</strong> {t('lead')}
      </p>
      <fieldset className={classes.reasons} aria-describedby={fault && 'report-fault'}>
        <legend>{t('why')}</legend>
        {reasons[kind].map((reason, at) => (
          <label key={reason} className={classes.reason}>
            <input type="radio" value={reason} {...form.register('reason')} {...(at === 0 && { id: 'field-reason' })} />
            <span>
              <strong>{t(`reason.${reason}.title`)}</strong>
              <span>{t(`reason.${reason}.text`)}</span>
            </span>
          </label>
        ))}
        {fault && (
          <p id="report-fault" className={classes.fault}>
            {fault}
          </p>
        )}
      </fieldset>
      <Textarea
        {...bind(form, 'text')}
        label={t('words')}
        description={t('wordsHint')}
        autosize={false}
        rows={3}
        maxLength={1_000}
      />
      <Button type="submit" loading={isPending}>
        {t('send')}
      </Button>
    </Form>
  );
}
