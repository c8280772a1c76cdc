/** The operations that begin, tell and end a session, as the server declares them. */

export interface Somebody {
  user: { name: string; email: string };
  tenant: { name: string } | null;
}

export interface UserError {
  message: string;
  code: string;
  path: string[] | null;
}

export interface IssuePayload {
  session: Somebody | null;
  userErrors: UserError[];
}

export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    session { user { name email } tenant { name } }
    userErrors { message code path }
  }
}`;

export const WHO = `query Who {
  viewer { user { name email } tenant { name } }
}`;

export const SIGN_OUT = `mutation SignOut {
  signOut { userErrors { message } }
}`;
