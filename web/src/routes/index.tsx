import { createFileRoute } from '@tanstack/react-router';
import { ErrorPage } from '@/components/error-page';
import { PagePending } from '@/components/page-pending';
import { Glance } from '@/features/glance/glance';
import { Landing } from '@/features/landing/landing';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';

export const Route = createFileRoute('/')({ component: Home });

function Home() {
  const session = useSession();
  const account = useAccount();
  if (session.status === 'signed-in') return account ? <Glance account={account} /> : <PagePending />;
  if (session.status === 'signed-out' && session.reason === 'offline') return <ErrorPage kind="offline" />;
  const ended = session.status === 'signed-out' && session.reason === 'ended';
  return <Landing ended={ended} />;
}
