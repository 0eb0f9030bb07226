import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/api/types';
import { languageNames, languages } from '@/i18n/language';
import { changeLanguage } from '@/i18n/setup';
import classes from './choice.module.css';

export function LanguageChoice({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      className={classes.choice}
      aria-label={t('language.label')}
      value={i18n.language}
      withItemsBorders={false}
      onChange={(value) => {
        void changeLanguage(value as Language);
        onChoose?.(value as Language);
      }}
      data={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
    />
  );
}
