import { useTranslation } from 'react-i18next';
import type { PublicProfile } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { usePageTitle } from '@/components/page';
import { formatDate } from '@/lib/format';
import classes from './people.module.css';

export function PersonCard({ person }: { person: PublicProfile }) {
  const { t } = useTranslation();
  const heading = usePageTitle(person.name);
  return (
    <article className={classes.card}>
      <div className={classes.cover}>
        <Avatar id={person.id} name={person.name} pictureId={person.picture_id} size={112} />
      </div>
      <div className={classes.body}>
        <h1 ref={heading} tabIndex={-1}>
          {person.name}
        </h1>
        <p className={classes.facts}>
          {person.verified && (
            <span className={classes.verified}>
              <Icon name="shield" size={20} />
              {t('person.verified')}
            </span>
          )}
          {person.campus && <span>{person.campus.name}</span>}
          <span>{t('person.since', { date: formatDate(person.member_since) })}</span>
        </p>
        {person.bio && <p className={classes.bio}>{person.bio}</p>}
        {person.courses.length > 0 && (
          <>
            <h2>{t('person.courses')}</h2>
            <ul className={classes.courses}>
              {person.courses.map((course) => (
                <li key={course}>{course}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </article>
  );
}
