import type { TFunction } from 'i18next';

/** The "show password" button, reachable by keyboard and named. */
export const passwordToggle = (t: TFunction) => ({
  visibilityToggleButtonProps: { 'aria-label': t('form.showPassword'), tabIndex: 0, size: 36 },
});
