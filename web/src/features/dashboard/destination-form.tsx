import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { showToast } from '@/lib/toast';
import { type Schedule, usePayoutSettings } from './money';

const schema = z.object({ destination: z.string().check(z.trim(), z.maxLength(100, 'destination_long')) });

/** Where payouts go, in the words of the campus's payment provider, which also checks it. */
export function DestinationForm({ balance }: { balance: { destination: string; schedule: Schedule } }) {
  const { t } = useTranslation('money');
  const form = useZodForm(schema, { destination: balance.destination });
  const settings = usePayoutSettings();
  return (
    <Form
      form={form}
      label={t('payouts.destinationForm')}
      onSubmit={async ({ destination }) => {
        const saved = await settings.mutateAsync({ schedule: balance.schedule, destination });
        form.reset({ destination: saved.destination });
        showToast(t('payouts.destinationSaved'));
      }}
    >
      <TextInput
        {...bind(form, 'destination')}
        label={t('payouts.destination')}
        description={t('payouts.destinationHint')}
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <Button type="submit" variant="default" loading={settings.isPending}>
          {t('payouts.destinationSave')}
        </Button>
      </div>
    </Form>
  );
}
