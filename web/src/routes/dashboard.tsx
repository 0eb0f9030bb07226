import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import classes from '@/features/dashboard/dashboard.module.css';
import { PayoutsSection } from '@/features/dashboard/payouts-section';
import { PlotSection } from '@/features/dashboard/plot-section';
import { ReceiptsSection } from '@/features/dashboard/receipts-section';
import { TodoSection } from '@/features/dashboard/todo-section';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/dashboard')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => Promise.all([loadPart('money'), loadPart('orders'), loadPart('checkout')]),
  component: DashboardPage,
});

function DashboardPage() {
  const { t } = useTranslation('money');
  return (
    <Page title={t('title')}>
      <TodoSection />
      <PlotSection />
      <div className={classes.columns}>
        <PayoutsSection />
        <ReceiptsSection />
      </div>
    </Page>
  );
}
