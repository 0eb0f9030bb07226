import { ActionIcon } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import classes from './composer.module.css';

const most = 2_000;
const nearlyMost = 1_800;

type Props = { conversation: string; name: string; suggestions: readonly string[]; onSend: (text: string) => void };

/** Enter sends, Shift and Enter makes a new line. What was begun is there again when one soon comes back. */
export function Composer({ conversation, name, suggestions, onSend }: Props) {
  const { t } = useTranslation('talk');
  const id = useId();
  const client = useQueryClient();
  const draftKey = ['talk', 'draft', conversation];
  const [text, setText] = useState(() => client.getQueryData<string>(draftKey) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (next: string) => {
    setText(next);
    client.setQueryData(draftKey, next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: as high as its text
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [text]);

  const send = () => {
    const trimmed = text.trim();
    if (!trimmed) return;
    onSend(trimmed);
    write('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const take = (suggestion: string) => {
    write(suggestion);
    field.current?.focus();
  };
  return (
    <form
      className={classes.composer}
      aria-label={t('composer.form')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {text === '' && suggestions.length > 0 && (
        <ul className={classes.suggestions} aria-label={t('composer.suggestions')}>
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <button type="button" onClick={() => take(suggestion)}>
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.row}>
        <label htmlFor={id} className={classes.unseen}>
          {t('composer.label', { name })}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={1}
          value={text}
          maxLength={most}
          placeholder={t('composer.placeholder')}
          enterKeyHint="send"
          aria-describedby={`${id}-hint`}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon type="submit" size={46} radius={6} aria-label={t('composer.send')} disabled={text.trim() === ''}>
          <Icon name="send" />
        </ActionIcon>
      </div>
      <p id={`${id}-hint`} className={classes.hint}>
        {text.length >= nearlyMost ? t('composer.left', { count: most - text.length }) : t('composer.hint')}
      </p>
    </form>
  );
}
