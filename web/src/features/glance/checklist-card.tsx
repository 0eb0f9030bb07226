import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { Icon } from '@/components/icon';
import { Section } from '@/components/section';
import { checklist } from './checklist';
import classes from './glance.module.css';

export function Checklist({ account }: { account: Account }) {
  const { t } = useTranslation();
  const steps = checklist(account);
  const done = steps.filter((step) => step.done).length;
  return (
    <Section
      title={t('glance.checklist')}
      lead={done === steps.length ? t('glance.complete') : t('glance.progress', { done, all: steps.length })}
    >
      <div className={classes.spines} aria-hidden="true">
        {steps.map(({ step, done: filled }) => (
          <span key={step} data-done={filled || undefined} />
        ))}
      </div>
      <ul className={classes.steps}>
        {steps.map(({ step, done: ready }) => (
          <li key={step} data-done={ready || undefined}>
            <span className={classes.mark}>{ready && <Icon name="check" size={18} />}</span>
            {ready ? (
              <span>
                {t(`glance.steps.${step}`)} <span className={classes.soft}>{t('glance.ready')}</span>
              </span>
            ) : (
              <Link to={step === 'second' ? '/settings/security' : '/settings'}>{t(`glance.steps.${step}`)}</Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
