import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shortcut-help.module.css';
import { useShortcutSwitch } from './use-shortcuts';

const keys = ['j', 'k', 'c', 'e'] as const;

export function ShortcutHelp() {
  const { t } = useTranslation('moderation');
  const [on, setOn] = useShortcutSwitch();
  return (
    <div className={classes.help}>
      <Switch
        size="sm"
        checked={on}
        label={t('shortcuts.switch')}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {on && (
        <dl>
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{t(`shortcuts.${key}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
