import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { listingQuery } from '@/lib/market/get-listing';
import { useOrderCommand } from '@/lib/orders/commands';
import { meetingWith } from '@/lib/orders/next-action';
import type { LineDialog } from './confirm-dialog';
import { localTime } from './local-time';
import classes from './orders.module.css';

const schema = z.object({
  place: z.string().check(z.trim(), z.minLength(1, 'place_required'), z.maxLength(200, 'place_long')),
  at: z.string().check(
    z.minLength(1, 'time_required'),
    z.refine((at) => at === '' || new Date(at).getTime() > Date.now(), 'in_the_past'),
  ),
});

/** A place and a time for the handover; the other one agrees or names another. */
export function MeetingDialog(props: LineDialog) {
  const { t } = useTranslation('orders');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('meeting.name')}>
      <MeetingForm {...props} />
    </Dialog>
  );
}

function MeetingForm({ order, line, onClose }: LineDialog) {
  const { t } = useTranslation('orders');
  const { data: listing } = useQuery({ ...listingQuery(line.what), enabled: line.service === 'market' });
  const command = useOrderCommand(order.id);
  const before = meetingWith(order, line.seller);
  const form = useZodForm(schema, { place: before?.place ?? '', at: before ? localTime(new Date(before.at)) : '' });
  const places = listing?.pickup_places ?? [];
  return (
    <Form
      form={form}
      label={t('meeting.name')}
      onSubmit={async ({ place, at }) => {
        const meeting = { seller: line.seller, place, at: new Date(at).toISOString() };
        await command.mutateAsync({ kind: 'meet', meeting });
        onClose();
      }}
    >
      <TextInput {...bind(form, 'place')} label={t('meeting.place')} autoComplete="off" data-autofocus />
      {places.length > 0 && (
        <div className={classes.row}>
          {places.map((place) => (
            <Button key={place} variant="default" size="compact-md" onClick={() => form.setValue('place', place)}>
              {place}
            </Button>
          ))}
        </div>
      )}
      <TextInput
        {...bind(form, 'at')}
        label={t('meeting.at')}
        type="datetime-local"
        min={localTime(new Date())}
        {...(line.until ? { max: localTime(new Date(line.until)) } : {})}
      />
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('meeting.submit')}
      </Button>
    </Form>
  );
}
