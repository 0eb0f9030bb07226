import { Button, Textarea } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { ButtonLink } from '@/components/button-link';
import { Dialog } from '@/components/dialog';
import { Form } from '@/components/form/form';
import { bind, useZodForm } from '@/components/form/use-form';
import { useSignedIn } from '@/lib/session/use-session';
import classes from './listing.module.css';
import { useStartConversation } from './start-conversation';

type Props = {
  listing: string;
  title: string;
  /** Something else is the first thing to do here. */
  second?: boolean;
  onStarted: (conversation: string) => void;
};

/** Asks the seller. The first message opens the conversation. */
export function MessageButton({ listing, title, second = false, onStarted }: Props) {
  const { t } = useTranslation('books');
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const [open, setOpen] = useState(false);
  const look = second ? { variant: 'default' } : {};
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }} {...look}>
        {t('listing.message')}
      </ButtonLink>
    );
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {t('listing.message')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('message.title', { title })}>
        <MessageForm listing={listing} onStarted={onStarted} />
      </Dialog>
    </>
  );
}

const schema = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'message_required'), z.maxLength(2000, 'message_long')),
});
const openers = ['free', 'place', 'notes'] as const;

function MessageForm({ listing, onStarted }: Pick<Props, 'listing' | 'onStarted'>) {
  const { t } = useTranslation('books');
  const form = useZodForm(schema, { text: '' });
  const start = useStartConversation(listing);
  return (
    <Form
      form={form}
      label={t('listing.message')}
      onSubmit={async ({ text }) => onStarted((await start.mutateAsync(text)).conversation.id)}
    >
      <Textarea {...bind(form, 'text')} label={t('message.label')} autosize minRows={3} data-autofocus />
      <div className={classes.openers}>
        {openers.map((opener) => (
          <Button
            key={opener}
            variant="default"
            size="compact-md"
            onClick={() => {
              const before = form.getValues('text').trim();
              form.setValue('text', [before, t(`message.${opener}`)].filter(Boolean).join(' '));
            }}
          >
            {t(`message.${opener}`)}
          </Button>
        ))}
      </div>
      <Button type="submit" loading={form.formState.isSubmitting}>
        {t('message.send')}
      </Button>
    </Form>
  );
}
