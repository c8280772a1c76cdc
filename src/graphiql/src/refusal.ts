import type { UserError } from './operations';
import type { Credentials, Refusal } from './session';
import { type GraphQLProblem, TransportError } from './transport';

const FIELDS: readonly (keyof Credentials)[] = ['email', 'password', 'code'];
const UNKNOWN = 'Signing in failed. Please try again.';

/** What to tell a person whose sign-in was refused. */
export function refusal(userErrors: UserError[] = [], problems: GraphQLProblem[] = []): Refusal {
  const messages = [...userErrors.map((error) => error.message), ...problems.map(explain)];
  const named = userErrors.flatMap((error) => error.path ?? []);
  return {
    message: [...new Set(messages)].join(' ') || UNKNOWN,
    field: FIELDS.find((field) => named.includes(field)) ?? null,
  };
}

export function describe(failure: unknown): string {
  return failure instanceof TransportError && failure.message !== '' ? failure.message : 'Something went wrong.';
}

function explain({ message, extensions }: GraphQLProblem): string {
  if (extensions?.code !== 'RATE_LIMITED' || typeof extensions.retryAfter !== 'number') {
    return message;
  }
  return `Too many attempts. Please try again in ${duration(Math.ceil(extensions.retryAfter))}.`;
}

function duration(seconds: number): string {
  const [amount, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
