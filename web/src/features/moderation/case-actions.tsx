import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { useAccount } from '@/lib/account/account';
import { formatClock } from '@/lib/format';
import { AnswerForm } from './answer-form';
import classes from './case-actions.module.css';
import { useHold } from './claim-case';
import { DecideForm } from './decide-form';
import { UndoForm } from './undo-form';

export const actionsId = 'case-actions';

type Props = { one: FullCase; onDone: (one: FullCase) => void };

/** All that can be done with the case, always here. What is not offered the server would refuse. */
export function CaseActions({ one, onDone }: Props) {
  const { t } = useTranslation('moderation');
  const hold = useHold(one.id);
  const { claim, allowed, state } = one;
  const mine = claim?.mine === true;
  const viewer = useAccount();
  // The server gives a case to anybody, but not the answer to who decided it.
  const ownDecision =
    state === 'appealed' && one.decisions.at(-1)?.by === viewer?.id && !viewer?.roles.includes('administrator');
  const may = (command: FullCase['allowed'][number]) =>
    allowed.includes(command) && !(command === 'claim' && ownDecision);
  return (
    <section id={actionsId} tabIndex={-1} className={classes.actions} aria-label={t('actions.title')}>
      <h2 className={classes.title}>{t('actions.title')}</h2>
      {claim && !mine && (
        <Notice icon="user">{t('actions.taken', { name: claim.name, until: formatClock(claim.until) })}</Notice>
      )}
      {mine && (
        <p className={classes.mine}>
          {t('actions.mine', { until: formatClock(claim.until) })}
          <Button size="xs" variant="subtle" loading={hold.isPending} onClick={() => hold.mutate(false)}>
            {t('actions.release')}
          </Button>
        </p>
      )}
      {hold.error && <ProblemBox error={hold.error} />}
      {!mine && may('claim') && (
        <>
          <p className={classes.soft}>{t(state === 'appealed' ? 'actions.claimAppeal' : 'actions.claimLead')}</p>
          <Button loading={hold.isPending} onClick={() => hold.mutate(true)} data-claim>
            {t('actions.claim')}
          </Button>
        </>
      )}
      {mine && state === 'open' && <DecideForm one={one} onDone={onDone} />}
      {mine && state === 'appealed' && <AnswerForm one={one} onDone={onDone} />}
      {may('undo') && <UndoForm one={one} />}
      {!claim && !may('claim') && !may('undo') && <p className={classes.soft}>{t(`actions.nothing.${state}`)}</p>}
    </section>
  );
}
