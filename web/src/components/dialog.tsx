import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = {
  opened: boolean;
  title: string;
  onClose: () => void;
  /** Takes the whole screen. */
  sheet?: boolean;
  children: ReactNode;
};

/** A modal dialog. While it is open the page behind it is inert, for the keyboard and for screen readers. */
export function Dialog({ opened, title, onClose, sheet = false, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    const page = document.getElementById('root');
    if (!opened || !page) return;
    const root = document.documentElement;
    page.inert = true;
    root.style.setProperty('--bv-scrollbar', `${innerWidth - root.clientWidth}px`);
    root.dataset.locked = '';
    return () => {
      page.inert = false;
      delete root.dataset.locked;
    };
  }, [opened]);
  // Mantine's own scroll lock writes a style element without the nonce.
  return (
    <Modal.Root
      lockScroll={false}
      fullScreen={sheet}
      opened={opened}
      onClose={onClose}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('form.close')} size={40} />
        </div>
        <Modal.Body className={classes.body}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
