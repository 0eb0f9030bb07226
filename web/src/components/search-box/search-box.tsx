import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';
import classes from './search-box.module.css';
import { suggestionsQuery } from './suggest';

type Props = {
  /** What the address says; '' elsewhere. */
  value?: string;
  /** While typing, when the fingers rest. */
  onType?: (text: string) => void;
  /** Enter, or a suggestion was taken. Without it the search page opens. */
  onSearch?: (text: string) => void;
  size?: 'small' | 'large';
};

export const restMs = 150;
const kinds = ['titles', 'authors', 'courses'] as const;
const onWide = { titles: 5, authors: 3, courses: 2 };
const onPhones = { titles: 4, authors: 2, courses: 2 };

/** One box for everything that can be found: a combobox whose list helps to write the words. */
export function SearchBox({ value = '', onType, onSearch, size = 'small' }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [rested] = useDebouncedValue(text.trim(), restMs);
  const { data } = useQuery({ ...suggestionsQuery(rested), enabled: open && rested !== '' });
  const most = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false }) ? onPhones : onWide;
  const groups = kinds
    .map((kind) => ({ kind, words: text.trim() ? (data?.[kind] ?? []).slice(0, most[kind]) : [] }))
    .filter(({ words }) => words.length > 0);
  const options = groups.flatMap(({ words }) => words);
  const shown = open && options.length > 0;
  const activeAt = shown && active < options.length ? active : -1;

  // The address changed by itself (back, a link): the box follows, but never against somebody who types.
  const told = useRef(value);
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (words: string) => {
    setText(words);
    setOpen(true);
    setActive(-1);
    clearTimeout(timer.current);
    if (!onType) return;
    timer.current = setTimeout(() => {
      told.current = words;
      onType(words);
    }, restMs);
  };
  const search = (words: string) => {
    clearTimeout(timer.current);
    setText(words);
    setOpen(false);
    setActive(-1);
    told.current = words;
    if (onSearch) onSearch(words);
    else void navigate({ to: '/search', search: words.trim() ? { q: words } : {} });
  };

  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (!shown) return;
      // One more place than options: back in the box itself.
      const places = options.length + 1;
      setActive(((activeAt + 1 + (key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
    } else if (key === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  };

  let place = -1;
  return (
    <div className={classes.search} data-size={size}>
      {/* biome-ignore lint/a11y/useSemanticElements: Safari 16 does not know <search> */}
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search(options[activeAt] ?? text);
        }}
      >
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t(size === 'large' ? 'searchBox.hint' : 'searchBox.label')}
          aria-label={t('searchBox.label')}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={activeAt >= 0 ? `${id}-${activeAt}` : undefined}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
        />
        {text && (
          <button
            type="button"
            className={classes.clear}
            aria-label={t('searchBox.clear')}
            onClick={() => {
              type('');
              input.current?.focus();
            }}
          >
            <Icon name="close" size={18} />
          </button>
        )}
        <button type="submit" className={classes.go}>
          {t('searchBox.go')}
        </button>
      </form>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('searchBox.suggestions')}
        hidden={!shown}
        className={classes.list}
        // The focus stays in the box, so that its list does not close before the click.
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.map(({ kind, words }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <p id={`${id}-${kind}`} className={classes.kind} aria-hidden="true">
              {t(`searchBox.${kind}`)}
            </p>
            {words.map((word) => {
              const at = ++place;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
                <div
                  key={word}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === activeAt}
                  className={classes.option}
                  onClick={() => search(word)}
                >
                  {word}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
