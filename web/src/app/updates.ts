import { registerSW } from 'virtual:pwa-register';
import i18next from 'i18next';
import { showToast } from '@/lib/toast';

/** The offline worker. A new version waits until the person asks for it, so no half-filled form is lost. */
export function registerUpdates() {
  const update = registerSW({
    onNeedRefresh: () =>
      showToast(i18next.t('update.title'), { label: i18next.t('update.reload'), run: () => void update(true) }),
  });
}
