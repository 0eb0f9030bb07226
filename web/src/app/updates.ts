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

const key = 'bv.reloaded';

/** After a deploy an old page may ask for a chunk that is gone: load the new page, once. */
export function reloadOnLostChunk() {
  addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, 'yes');
    event.preventDefault();
    location.reload();
  });
}
