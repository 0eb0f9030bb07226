import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ErrorPage } from '@/components/error-page';
import { PagePending } from '@/components/page-pending';
import { Glance } from '@/features/glance/glance';
import { Landing } from '@/features/landing/landing';
import { loadPart } from '@/i18n/parts';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';
import classes from './-home.module.css';

export const Route = createFileRoute('/')({ component: Home });

// What can be found here comes after the page itself, code and words.
const SearchBox = lazy(() =>
  import('@/components/search-box/search-box').then((file) => ({ default: file.SearchBox })),
);
const Shelves = lazy(async () => {
  const [file] = await Promise.all([import('@/features/home/shelves'), loadPart('home')]);
  return file;
});

function Home() {
  const session = useSession();
  const account = useAccount();
  const search = (
    <div className={classes.search}>
      <Suspense>
        <SearchBox size="large" />
      </Suspense>
    </div>
  );
  const shelves = (
    <Suspense fallback={<div className={classes.coming} />}>
      <Shelves account={account} />
    </Suspense>
  );
  if (session.status === 'signed-in')
    return account ? <Glance account={account} search={search} shelves={shelves} /> : <PagePending />;
  if (session.status === 'signed-out' && session.reason === 'offline') return <ErrorPage kind="offline" />;
  const ended = session.status === 'signed-out' && session.reason === 'ended';
  return <Landing ended={ended} search={search} shelves={shelves} />;
}
