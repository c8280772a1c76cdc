package foyer.identity;

/** Why a session was ended before its time. */
public enum RevocationReason {
    SIGNED_OUT,
    REUSED,
    /** The browser signed in anew, and its cookie holds another session. */
    REPLACED,
    /** Its user picked it out of the list of their sessions. */
    REVOKED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    /** An authenticator was added or taken away. */
    FACTOR_CHANGED,
    /** The address to sign in with is another one. */
    EMAIL_CHANGED
}
