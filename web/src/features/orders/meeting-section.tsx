import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import type { Order, OrderLine } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Icon } from '@/components/icon';
import { useName } from '@/components/person-name';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import { meetingWith } from '@/lib/orders/next-action';
import { saveFile } from '@/lib/save-file';
import { CodeDialog } from './code-dialog';
import { MeetingDialog } from './meeting-dialog';
import classes from './orders.module.css';

const useCalendar = (id: string, seller: string) =>
  useMutation({
    mutationFn: async () => {
      const params = { path: { id }, query: { seller } };
      return (await answer(api.GET('/api/v1/orders/{id}/meeting.ics', { params, parseAs: 'blob' }))) as unknown as Blob;
    },
    onSuccess: (file) => saveFile(file, 'handover.ics'),
  });

/** Where and when the books of one seller are handed over, and the code for it: at hand whatever comes next. */
export function MeetingSection({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const buys = order.side === 'buyer';
  const other = useName(buys ? line.seller : order.buyer);
  const [open, setOpen] = useState<'meeting' | 'code'>();
  const calendar = useCalendar(order.id, line.seller);
  const meeting = meetingWith(order, line.seller);
  const own = meeting && (meeting.proposed_by === order.buyer) === buys;
  const dialog = { order, line, onClose: () => setOpen(undefined) };
  return (
    <Section title={t('meeting.title', { name: other })}>
      {meeting ? (
        <div className={classes.meeting}>
          <p className={classes.when}>
            <time dateTime={meeting.at}>{formatDateTime(meeting.at)}</time>
            <span>{meeting.place}</span>
          </p>
          <p className={classes.soft}>
            {meeting.agreed ? t('meeting.agreed') : own ? t('meeting.waits', { name: other }) : t('meeting.yours')}
          </p>
        </div>
      ) : (
        <p className={classes.soft}>{t('meeting.none')}</p>
      )}
      {calendar.error && <ProblemBox error={calendar.error} />}
      {order.code?.locked && !buys && <p className={classes.warn}>{t('code.lockedSeller', { name: other })}</p>}
      <div className={classes.row}>
        {meeting && (
          <Button variant="default" size="sm" onClick={() => setOpen('meeting')}>
            {t('meeting.other')}
          </Button>
        )}
        {meeting && (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="calendar" size={20} />}
            loading={calendar.isPending}
            onClick={() => calendar.mutate()}
          >
            {t('meeting.calendar')}
          </Button>
        )}
        {buys ? (
          <ButtonLink
            to="/orders/$id/code"
            params={{ id: order.id }}
            variant="default"
            size="sm"
            leftSection={<Icon name="code" size={20} />}
          >
            {t('code.open')}
          </ButtonLink>
        ) : (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="code" size={20} />}
            onClick={() => setOpen('code')}
          >
            {t('next.button.enter_code')}
          </Button>
        )}
      </div>
      <MeetingDialog {...dialog} opened={open === 'meeting'} />
      <CodeDialog {...dialog} opened={open === 'code'} />
    </Section>
  );
}
