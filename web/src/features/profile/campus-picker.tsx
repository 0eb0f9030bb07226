import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campus } from '@/api/types';
import { campusesQuery } from './find-campuses';

type Props = {
  id: string;
  /** A domain, or '' for none. */
  value: string;
  known: Campus | null | undefined;
  error: string | undefined;
  onChange: (domain: string) => void;
};

export function CampusPicker({ id, value, known, error, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(known?.name ?? '');
  const [query] = useDebouncedValue(typed === known?.name ? '' : typed.trim(), 200);
  // Nobody has asked before the list was opened once.
  const [asked, setAsked] = useState(false);
  const { data: found = [] } = useQuery({ ...campusesQuery(query), enabled: asked });
  const options = new Map(found.map(({ domain, name }) => [domain, name]));
  // The one chosen stays an option although the present search does not bring it.
  if (known && !options.has(known.domain)) options.set(known.domain, known.name);
  if (value && !options.has(value)) options.set(value, value);
  return (
    <Select
      id={id}
      label={t('profile.campus')}
      description={t('profile.campusHint')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('profile.campusClear') }}
      nothingFoundMessage={t('profile.campusNone')}
      filter={({ options: all }) => all}
      data={[...options].map(([domain, name]) => ({ value: domain, label: name }))}
      value={value || null}
      error={error}
      onDropdownOpen={() => setAsked(true)}
      onSearchChange={setTyped}
      onChange={(domain) => onChange(domain ?? '')}
    />
  );
}
