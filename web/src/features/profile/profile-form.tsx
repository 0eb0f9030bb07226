import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form/form';
import { bind, fieldError, fieldId, useZodForm } from '@/components/form/use-form';
import { fetchAccount, type OwnAccount } from '@/lib/account/account';
import { putAccount } from '@/lib/account/patch-account';
import { showToast } from '@/lib/toast';
import { CampusPicker } from './campus-picker';
import { ConflictPanel } from './conflict-panel';
import { changedFields, conflicts, type ProfileValues, profileSchema, valuesOf } from './profile-values';
import { useSaveProfile } from './save-profile';

/** `own` is what the person saw when the form opened; later arrivals do not overwrite what is being typed. */
export function ProfileForm({ own }: { own: OwnAccount }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(own);
  const [fresh, setFresh] = useState<OwnAccount>();
  const form = useZodForm(profileSchema, valuesOf(own.account));
  const save = useSaveProfile();

  const rebase = (next: OwnAccount) => {
    setFresh(undefined);
    setBase(next);
    form.reset(valuesOf(next.account));
  };

  const send = async (values: ProfileValues, from: OwnAccount) => {
    const seen = valuesOf(from.account);
    if (changedFields(seen, values).length > 0) rebase(await save.mutateAsync({ base: seen, values, etag: from.etag }));
    showToast(t('form.saved'));
  };

  /** What the person changed, on top of what is saved now. */
  const merged = (saved: OwnAccount, mine: ProfileValues): ProfileValues => ({
    ...valuesOf(saved.account),
    ...Object.fromEntries(changedFields(valuesOf(base.account), mine).map((field) => [field, mine[field]])),
  });

  const onChangedMeanwhile = async () => {
    const saved = await fetchAccount();
    const mine = form.getValues();
    if (conflicts(valuesOf(base.account), mine, valuesOf(saved.account)).length > 0) setFresh(saved);
    else await send(merged(saved, mine), saved);
  };

  return (
    <Form
      form={form}
      label={t('profile.title')}
      onSubmit={async (values) => {
        await send(values, base).catch(async (error) => {
          if (error.code !== 'changed_meanwhile') throw error;
          await onChangedMeanwhile();
        });
      }}
    >
      {fresh && (
        <ConflictPanel
          fields={conflicts(valuesOf(base.account), form.getValues(), valuesOf(fresh.account))}
          mine={form.getValues()}
          saved={valuesOf(fresh.account)}
          onMine={() => {
            const values = merged(fresh, form.getValues());
            setBase(fresh);
            setFresh(undefined);
            void form.reset(values);
            void send(values, fresh).catch(() => setFresh(fresh));
          }}
          onSaved={() => {
            putAccount(client, fresh);
            rebase(fresh);
          }}
        />
      )}
      <TextInput {...bind(form, 'name')} label={t('profile.name')} autoComplete="name" />
      <Textarea
        {...bind(form, 'bio')}
        label={t('profile.bio')}
        description={t('profile.bioHint')}
        autosize
        minRows={3}
      />
      <Controller
        control={form.control}
        name="campus"
        render={({ field }) => (
          <CampusPicker
            id={fieldId('campus')}
            value={field.value}
            known={base.account.campus}
            error={fieldError(form, 'campus')}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="courses"
        render={({ field }) => (
          <TagsInput
            id={fieldId('courses')}
            label={t('profile.courses')}
            description={t('profile.coursesHint')}
            maxTags={20}
            splitChars={[',', ';', ' ']}
            acceptValueOnBlur
            value={field.value}
            error={fieldError(form, 'courses')}
            onChange={(codes) => field.onChange(codes.map((code) => code.toUpperCase()))}
          />
        )}
      />
      <Button type="submit" loading={save.isPending}>
        {t('form.save')}
      </Button>
    </Form>
  );
}
