import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import type { SavedSearch } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { wordsOf } from '@/i18n/parts';
import { formatDate } from '@/lib/format';
import { searchOf } from '@/lib/market/criteria';
import { showToast } from '@/lib/toast';
import { CriteriaWords } from './criteria-words';
import { frequencies } from './frequencies';
import { Matches } from './matches';
import { again, useChangeSearch, useDropSearch, useSaveSearch } from './saved-searches';
import classes from './wishes.module.css';

export function SearchRow({ search }: { search: SavedSearch }) {
  const { t } = useTranslation('find');
  const { t: word } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const change = useChangeSearch();
  const drop = useDropSearch();
  const save = useSaveSearch();
  const { label, criteria } = search;
  // What was chosen shows at once, until the list says so itself.
  const { frequency, wanted } = change.isPending ? { ...search, ...change.variables } : search;
  const tell = (error: unknown) => showToast(wordsOf('problems', asProblem(error).code) ?? word('problems.unexpected'));
  const changeIt = (patch: Partial<Pick<SavedSearch, 'frequency' | 'wanted'>>) =>
    change.mutate({ id: search.id, ...patch }, { onError: tell });
  const remove = () =>
    drop.mutate(search.id, {
      onError: tell,
      onSuccess: () =>
        showToast(t('searches.removed', { label }), {
          label: t('searches.undo'),
          run: () => save.mutate(again(search), { onError: tell }),
        }),
    });
  return (
    <li className={classes.search} aria-busy={change.isPending || undefined}>
      <div className={classes.head}>
        <h2 id={`${id}-label`}>{label}</h2>
        {wanted && <span className={classes.mark}>{t('searches.isWanted')}</span>}
      </div>
      <CriteriaWords criteria={criteria} />
      {search.note && <p className={classes.note}>{search.note}</p>}
      <div className={classes.row}>
        <label className={classes.choice}>
          <span>{t('searches.frequency')}</span>
          <select
            value={frequency ?? search.frequency}
            aria-describedby={`${id}-label`}
            onChange={({ target }) => changeIt({ frequency: target.value as SavedSearch['frequency'] })}
          >
            {frequencies.map((one) => (
              <option key={one} value={one}>
                {t(`frequency.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={wanted ?? search.wanted}
            aria-describedby={`${id}-label`}
            onChange={({ target }) => changeIt({ wanted: target.checked })}
          />
          <span>{t('searches.wanted')}</span>
        </label>
      </div>
      <div className={classes.row}>
        <Button
          variant="default"
          size="sm"
          aria-expanded={open}
          aria-controls={`${id}-found`}
          aria-describedby={`${id}-label`}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'searches.hideFound' : 'searches.found')}
        </Button>
        <ButtonLink
          to="/search"
          search={searchOf(criteria)}
          variant="default"
          size="sm"
          aria-describedby={`${id}-label`}
        >
          {t('searches.openSearch')}
        </ButtonLink>
        <Button variant="subtle" size="sm" loading={drop.isPending} aria-describedby={`${id}-label`} onClick={remove}>
          {t('searches.remove')}
        </Button>
      </div>
      <div id={`${id}-found`} hidden={!open}>
        {open && <Matches id={search.id} />}
      </div>
      <p className={classes.since}>{t('searches.since', { date: formatDate(search.created_at) })}</p>
    </li>
  );
}
