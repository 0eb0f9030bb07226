import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { passwordToggle } from '@/components/form/password-toggle';
import { bind, fieldId, useZodForm } from '@/components/form/use-form';
import { email, givenPassword } from '@/lib/checks';
import { useSignIn } from './sign-in';
import classes from './sign-in.module.css';

const schema = z.object({ email, password: givenPassword, second_factor: z.string().check(z.trim()) });

type Props = { onStep: (step: 'password' | 'second') => void; onNotVerified: (email: string) => void };

/** Address and password first; the same form asks for the code only when the server wants one. */
export function SignInForm({ onStep, onNotVerified }: Props) {
  const { t } = useTranslation();
  const form = useZodForm(schema, { email: '', password: '', second_factor: '' });
  const [second, setSecond] = useState(false);
  const signIn = useSignIn();

  useEffect(() => {
    if (second) document.getElementById(fieldId('second_factor'))?.focus();
  }, [second]);

  const step = (wanted: boolean) => {
    setSecond(wanted);
    onStep(wanted ? 'second' : 'password');
  };

  return (
    <Form
      form={form}
      onSubmit={({ second_factor, ...rest }) => signIn.mutateAsync(second ? { ...rest, second_factor } : rest)}
      onProblem={(problem) => {
        if (problem.code === 'not_verified') onNotVerified(form.getValues('email'));
        const asks = problem.code === 'second_factor_required' && !second;
        if (asks) step(true);
        return asks || problem.code === 'not_verified';
      }}
    >
      {second ? (
        <>
          <TextInput
            {...bind(form, 'second_factor')}
            label={t('signIn.code')}
            description={t('signIn.codeHint')}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
          />
          <div className={classes.actions}>
            <Button type="submit" loading={signIn.isPending}>
              {t('signIn.submit')}
            </Button>
            <Button variant="subtle" onClick={() => step(false)}>
              {t('signIn.back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <TextInput
            {...bind(form, 'email')}
            label={t('fields.email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            spellCheck={false}
          />
          <PasswordInput
            {...bind(form, 'password')}
            label={t('fields.password')}
            autoComplete="current-password"
            {...passwordToggle(t)}
          />
          <div className={classes.actions}>
            <Button type="submit" loading={signIn.isPending}>
              {t('signIn.submit')}
            </Button>
            <Link to="/forgot-password">{t('signIn.forgot')}</Link>
          </div>
        </>
      )}
    </Form>
  );
}
