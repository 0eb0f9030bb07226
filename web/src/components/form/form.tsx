import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import { ProblemText } from '../problem-text';
import { failedFields, fieldOf } from './faults';
import classes from './form.module.css';
import { faultText, fieldError, fieldId } from './use-form';

type Props<T extends FieldValues> = {
  form: UseFormReturn<T>;
  onSubmit: (values: T) => Promise<unknown>;
  /** Return true for a problem that the page shows in its own way. */
  onProblem?: (problem: Problem) => boolean | undefined;
  label?: string;
  children: ReactNode;
};

/** A form with the browser's checks off, faults of client and server at the fields, and a focused summary above. */
export function Form<T extends FieldValues>({ form, onSubmit, onProblem, label, children }: Props<T>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem>();
  const wantsFocus = useRef(false);
  const summary = useRef<HTMLDivElement>(null);

  // After any render: the faults may arrive one render later than the refusal of the submit.
  useEffect(() => {
    if (!wantsFocus.current || !summary.current) return;
    wantsFocus.current = false;
    summary.current.focus();
  });

  const failing = problem !== undefined || Object.keys(form.formState.errors).length > 0;
  const prefix = `${t('form.errorPrefix')} `;
  useEffect(() => {
    const plain = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
    document.title = failing ? prefix + plain : plain;
  }, [failing, prefix]);

  const fail = (error: unknown) => {
    const found = asProblem(error);
    if (onProblem?.(found)) return;
    let rest = found.faults.length === 0;
    for (const fault of found.faults) {
      const name = fieldOf(fault.pointer, form.getValues());
      if (name) form.setError(name as Path<T>, { type: 'server', message: faultText(fault.code, fault.message) });
      else rest = true;
    }
    setProblem(rest ? found : undefined);
    wantsFocus.current = true;
  };

  const submit = form.handleSubmit(
    async (values) => {
      setProblem(undefined);
      await onSubmit(values).catch(fail);
    },
    () => {
      setProblem(undefined);
      wantsFocus.current = true;
    },
  );

  return (
    <form className={classes.form} noValidate onSubmit={submit} aria-label={label}>
      <Summary ref={summary} form={form} problem={problem} />
      {children}
    </form>
  );
}

type SummaryProps<T extends FieldValues> = {
  ref: React.Ref<HTMLDivElement>;
  form: UseFormReturn<T>;
  problem: Problem | undefined;
};

function Summary<T extends FieldValues>({ ref, form, problem }: SummaryProps<T>) {
  const { t } = useTranslation();
  const names = failedFields(form.formState.errors) as Path<T>[];
  if (names.length === 0 && !problem) return null;
  return (
    <div ref={ref} className={classes.summary} role="alert" tabIndex={-1}>
      <strong>{t('form.problem')}</strong>
      {problem && <ProblemText problem={problem} />}
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {fieldError(form, name)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
