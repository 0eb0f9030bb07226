import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Page } from '@/components/page';
import { Split } from '@/components/split';
import { useAppealByToken } from '@/features/decisions/appeal-by-token';
import { AppealForm } from '@/features/decisions/appeal-form';
import { loadPart } from '@/i18n/parts';

export const Route = createFileRoute('/appeal')({
  validateSearch: (search: Record<string, unknown>) => ({ token: String(search.token ?? '') }),
  loader: () => loadPart('decisions'),
  component: AppealPage,
});

/** Why the link is of no use (any more); the words are the server's problem in more detail. */
const ends = {
  invalid_token: 'broken',
  not_found: 'broken',
  wrong_state: 'used',
  not_appealable: 'used',
  appeal_over: 'over',
} as const;
type End = (typeof ends)[keyof typeof ends] | 'sent';

/** For somebody who is suspended and cannot sign in; the mail about it leads here. */
function AppealPage() {
  const { t } = useTranslation('decisions');
  const { t: shell } = useTranslation();
  const { token } = Route.useSearch();
  const [end, setEnd] = useState<End | undefined>(token === '' ? 'broken' : undefined);
  const appeal = useAppealByToken();
  if (end)
    return (
      <Split door={end === 'sent' ? 'open' : 'shut'}>
        <Page key={end} title={t(`end.${end}.title`)} lead={t(`end.${end}.text`)}>
          {end === 'sent' && (
            <ol>
              <li>{t('next.other')}</li>
              <li>{t('next.granted')}</li>
              <li>{t('next.rejected')}</li>
            </ol>
          )}
          <div>
            <ButtonLink to="/help" variant="default">
              {shell('nav.help')}
            </ButtonLink>
          </div>
        </Page>
      </Split>
    );
  return (
    <Split door="shut">
      <Page key="form" title={t('appeal.title')} lead={t('appeal.lead')}>
        <AppealForm
          onSend={async (text) => {
            await appeal.mutateAsync({ token, text });
            setEnd('sent');
          }}
          onProblem={({ code, faults }) => {
            const known = [code, ...faults.map((fault) => fault.code)].find((one) => one in ends);
            if (known) setEnd(ends[known as keyof typeof ends]);
            return known !== undefined;
          }}
        />
      </Page>
    </Split>
  );
}
