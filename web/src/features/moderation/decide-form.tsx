import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Action, FullCase } from '@/api/types';
import { Form } from '@/components/form/form';
import { bind, fieldError, useZodForm } from '@/components/form/use-form';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import classes from './case-actions.module.css';
import { useDecide } from './decide-case';
import { templatesQuery } from './list-templates';
import { endOf, inDays } from './times';

const actions: readonly Action[] = ['dismiss', 'warn', 'remove', 'suspend'];
const presets = [3, 7, 30];
const own = 'other';

const schema = z
  .object({
    action: z.string().check(z.minLength(1, 'choose_action')),
    template_id: z.string().check(z.minLength(1, 'choose_reason')),
    words: z.string().check(z.trim(), z.maxLength(1_000, 'words_long')),
    note: z.string().check(z.trim(), z.maxLength(1_000, 'words_long')),
    until: z.string(),
    remove: z.boolean(),
  })
  .check(
    z.refine(({ template_id, words }) => template_id !== own || words !== '', { path: ['words'], error: 'say_why' }),
    z.refine(({ action, until }) => action !== 'suspend' || endOf(until).getTime() > Date.now(), {
      path: ['until'],
      error: 'date_past',
    }),
  );

type Props = { one: FullCase; onDone: (one: FullCase) => void };

export function DecideForm({ one, onDone }: Props) {
  const { t, i18n } = useTranslation('moderation');
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const form = useZodForm(schema, {
    action: '',
    template_id: '',
    words: '',
    note: '',
    until: inDays(7),
    remove: false,
  });
  const decide = useDecide(one.id);
  const action = form.watch('action') as Action | '';
  const chosen = form.watch('template_id');
  if (!templates) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines rows={3} />;
  const fitting = templates.filter(
    ({ actions, kinds }) => action && actions.includes(action) && kinds.includes(one.kind),
  );
  const preview = fitting.find(({ id }) => id === chosen)?.texts[i18n.language];
  const fault = fieldError(form, 'action');

  const choose = (next: Action) => {
    form.setValue('action', next);
    // The reason that it was reported for is mostly the reason of the decision.
    const ids = templates
      .filter((one_) => one_.actions.includes(next) && one_.kinds.includes(one.kind))
      .map(({ id }) => id);
    const kept = ids.includes(form.getValues('template_id')) && form.getValues('template_id');
    form.setValue('template_id', kept || (ids.includes(one.reason) && one.reason !== own ? one.reason : ''));
  };
  return (
    <Form
      form={form}
      label={t('decide.form')}
      onSubmit={async ({ action, template_id, words, note, until, remove }) => {
        const suspends = action === 'suspend';
        onDone(
          await decide.mutateAsync({
            action: action as Action,
            template_id,
            ...(words ? { words } : {}),
            ...(note ? { note } : {}),
            ...(suspends ? { until: endOf(until).toISOString(), remove: remove && one.kind !== 'person' } : {}),
          }),
        );
      }}
    >
      <fieldset className={classes.fieldset} aria-describedby={fault && 'action-fault'}>
        <legend>{t('decide.what')}</legend>
        {actions
          .filter((name) => name !== 'remove' || one.kind !== 'person')
          .map((name, at) => (
            <label key={name} className={classes.choice}>
              <input
                type="radio"
                value={name}
                {...form.register('action')}
                {...(at === 0 && { id: 'field-action' })}
                onChange={() => choose(name)}
              />
              {t(`action.${name}`)}
            </label>
          ))}
        {fault && (
          <p id="action-fault" className={classes.fault}>
            {fault}
          </p>
        )}
      </fieldset>
      {action === 'suspend' && (
        <>
          <TextInput {...bind(form, 'until')} type="date" min={inDays(0)} label={t('decide.until')} />
          <div className={classes.presets}>
            {presets.map((days) => (
              <Button key={days} size="xs" variant="default" onClick={() => form.setValue('until', inDays(days))}>
                {t('decide.days', { count: days })}
              </Button>
            ))}
          </div>
          {one.kind !== 'person' && <Checkbox {...form.register('remove')} label={t(`decide.remove.${one.kind}`)} />}
        </>
      )}
      <NativeSelect
        {...bind(form, 'template_id')}
        value={chosen}
        size="md"
        label={t('decide.reason')}
        disabled={action === ''}
        data={[
          { value: '', label: t('decide.choose') },
          ...fitting.map(({ id }) => ({
            value: id,
            label: i18n.exists(`moderation:template.${id}`) ? t(`template.${id as 'fraud'}`) : id,
          })),
        ]}
      />
      {preview && (
        <p className={classes.preview}>
          <strong>{t('decide.theyRead')}</strong> {preview}
        </p>
      )}
      <Textarea
        {...bind(form, 'words')}
        rows={2}
        maxLength={1_000}
        label={t('decide.words')}
        description={t('decide.wordsHint')}
      />
      <Textarea
        {...bind(form, 'note')}
        rows={2}
        maxLength={1_000}
        label={t('decide.note')}
        description={t('decide.noteHint')}
      />
      <Button type="submit" loading={decide.isPending}>
        {action === '' ? t('decide.submit') : t(`decide.do.${action}`)}
      </Button>
    </Form>
  );
}
