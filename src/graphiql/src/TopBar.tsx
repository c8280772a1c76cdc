import { useState } from 'react';
import { Brand } from './Brand';
import type { Identity, Session } from './session';

export function TopBar({ session, identity }: { session: Session; identity: Identity | null }) {
  const [leaving, setLeaving] = useState(false);
  if (identity === null) {
    return (
      <header className="top-bar">
        <Brand />
        <span className="who">Not signed in</span>
        <button type="button" onClick={() => session.askToSignIn()}>
          Sign in
        </button>
      </header>
    );
  }
  const leave = () => {
    setLeaving(true);
    void session.signOut();
  };
  return (
    <header className="top-bar">
      <Brand />
      <span className="who" title={identity.email}>
        <bdi className="name">{identity.name}</bdi>
        <bdi className="tenant">{identity.tenant ?? 'No company'}</bdi>
      </span>
      <button type="button" onClick={leave} disabled={leaving}>
        Sign out
      </button>
    </header>
  );
}
