import { useTranslation } from 'react-i18next';
import type { DevMail } from '@/api/types';
import { formatDateTime } from '@/lib/format';
import classes from './mails.module.css';

export function MailBox({ mails }: { mails: DevMail[] }) {
  const { t } = useTranslation();
  if (mails.length === 0) return <p>{t('mails.none')}</p>;
  return (
    <ul className={classes.mails}>
      {mails.map((mail) => (
        <li key={mail.id} className={classes.mail}>
          <h2>{mail.subject}</h2>
          <p className={classes.soft}>
            {t('mails.to', { to: mail.to })} · <time dateTime={mail.at}>{formatDateTime(mail.at)}</time>
          </p>
          <p className={classes.text}>
            <WithLinks text={mail.text} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Mails name the public address; here their links stay on this server. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => {
    if (index % 2 === 0) return part;
    const { pathname, search, href } = new URL(part);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
      <a key={index} href={pathname + search}>
        {href}
      </a>
    );
  });
}
