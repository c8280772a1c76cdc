import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Session } from './session';
import { SignIn } from './SignIn';
import { TopBar } from './TopBar';

const loadIde = () => import('./Ide');
const Ide = lazy(loadIde);

// The editor is large: it loads while the person signs in.
void loadIde();

export function App({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  if (state.status === 'restoring') {
    return <Waiting />;
  }
  if (state.status === 'signedOut') {
    return <SignIn session={session} notice={state.notice} />;
  }
  const identity = state.status === 'signedIn' ? state.identity : null;
  return (
    <>
      <TopBar session={session} identity={identity} />
      <Suspense fallback={<Waiting />}>
        <Ide key={identity?.email ?? 'anonymous'} session={session} />
      </Suspense>
    </>
  );
}

function Waiting() {
  return (
    <p className="waiting" role="status">
      Loading…
    </p>
  );
}
