import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Theme } from '@/api/types';
import classes from './choice.module.css';
import { Icon, type IconName } from './icon';

const options: { value: Theme; icon: IconName }[] = [
  { value: 'system', icon: 'screen' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
];

export function useTheme(): [Theme, (theme: Theme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return [
    colorScheme === 'auto' ? 'system' : colorScheme,
    (theme) => setColorScheme(theme === 'system' ? 'auto' : theme),
  ];
}

export function ThemeChoice({ onChoose, compact = false }: { onChoose?: (theme: Theme) => void; compact?: boolean }) {
  const { t } = useTranslation();
  const [theme, setTheme] = useTheme();
  return (
    <SegmentedControl
      className={classes.choice}
      aria-label={t('theme.label')}
      value={theme}
      withItemsBorders={false}
      onChange={(value) => {
        setTheme(value as Theme);
        onChoose?.(value as Theme);
      }}
      data={options.map(({ value, icon }) => ({
        value,
        label: (
          <span className={classes.option}>
            <Icon name={icon} size={18} />
            {compact ? <VisuallyHidden>{t(`theme.${value}`)}</VisuallyHidden> : t(`theme.${value}`)}
          </span>
        ),
      }))}
    />
  );
}
