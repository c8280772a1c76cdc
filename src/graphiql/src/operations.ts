/** The operations that issue and end a session, as the server declares them. */

export interface IssuedSession {
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: string;
  user: { name: string; email: string };
  tenant: { name: string } | null;
}

export interface UserError {
  message: string;
  code: string;
  path: string[] | null;
}

export interface IssuePayload {
  session: IssuedSession | null;
  userErrors: UserError[];
}

const PAYLOAD = `{
    session { accessToken refreshToken accessTokenExpiresAt user { name email } tenant { name } }
    userErrors { message code path }
  }`;

export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) ${PAYLOAD}
}`;

export const SESSION_REFRESH = `mutation SessionRefresh($input: SessionRefreshInput!) {
  sessionRefresh(input: $input) ${PAYLOAD}
}`;

export const SIGN_OUT = `mutation SignOut {
  signOut { userErrors { message } }
}`;
