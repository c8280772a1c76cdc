import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Brand } from './Brand';
import { Field } from './Field';
import type { Refusal, Session } from './session';

export function SignIn({ session, notice }: { session: Session; notice: string | null }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const field = refusal?.field ?? 'password';
    if (refusal !== null) {
      form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
    }
  }, [refusal]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const credentials = { email: text('email').trim(), password: text('password'), code: text('code').trim() };
    if (credentials.email === '' || credentials.password === '') {
      const field = credentials.email === '' ? 'email' : 'password';
      setRefusal({ message: 'Please enter your e-mail address and your password.', field });
      return;
    }
    setBusy(true);
    setRefusal(null);
    const refused = await session.signIn(credentials);
    setBusy(false);
    setRefusal(refused);
  };

  const invalid = (name: Refusal['field']) => refusal !== null && refusal.field === name;
  return (
    <main className="sign-in">
      <form ref={form} method="post" noValidate onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <Brand />
        <h1>Sign in</h1>
        {notice !== null && (
          <p className="notice" role="status" dir="auto">
            {notice}
          </p>
        )}
        <div className="alert" id="sign-in-error" role="alert" dir="auto">
          {refusal?.message}
        </div>
        <Field
          label="E-mail"
          name="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          invalid={invalid('email')}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          invalid={invalid('password')}
        />
        <Field
          label="One-time code"
          hint="Only if you have turned on two-step sign-in."
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          invalid={invalid('code')}
        />
        <button type="submit" className="primary" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
        <button type="button" className="link" onClick={() => session.continueAnonymously()}>
          Continue without signing in
        </button>
      </form>
    </main>
  );
}
