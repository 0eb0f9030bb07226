import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './steps.module.css';

export const sellSteps = ['book', 'copy', 'photos', 'publish'] as const;
export type SellStep = (typeof sellSteps)[number];

/** How far one is: four books on a shelf. Steps of a draft can be gone back to. */
export function Steps({ now, id }: { now: SellStep; id?: string }) {
  const { t } = useTranslation('books');
  const at = sellSteps.indexOf(now);
  return (
    <nav aria-label={t('sell.steps')} className={classes.steps}>
      <ol>
        {sellSteps.map((step, index) => {
          const words = (
            <>
              <span className={classes.spine} aria-hidden="true" />
              <span>{t(`sell.step.${step}`)}</span>
            </>
          );
          const open = id !== undefined && step !== 'book' && step !== now;
          return (
            <li key={step} data-done={index <= at || undefined} aria-current={step === now ? 'step' : undefined}>
              {open ? (
                <Link to="/sell/$id" params={{ id }} search={{ step }}>
                  {words}
                </Link>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Said with the heading, so that whoever hears the page knows it too. */
export function useStepOf(step: SellStep) {
  const { t } = useTranslation('books');
  return t('sell.stepOf', { now: sellSteps.indexOf(step) + 1, all: sellSteps.length });
}
