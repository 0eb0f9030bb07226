import { registerSW } from 'virtual:pwa-register';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** The offline worker. A new version waits until the person asks for it, so no half-filled form is lost. */
export function registerUpdates() {
  const update = registerSW({
    onNeedRefresh: () => {
      notifications.show({
        autoClose: false,
        title: i18next.t('update.title'),
        message: (
          <Button size="compact-md" mt={6} onClick={() => void update(true)}>
            {i18next.t('update.reload')}
          </Button>
        ),
      });
    },
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
