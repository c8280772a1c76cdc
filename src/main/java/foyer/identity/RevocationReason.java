package foyer.identity;

/** Why a session was ended before its time. */
public enum RevocationReason {
    SIGNED_OUT,
    REUSED,
    /** The browser signed in anew, and its cookie holds another session. */
    REPLACED,
    /** Its user picked it out of the list of their sessions. */
    REVOKED,
    /** Its user's account was closed by whoever runs the platform. */
    DEACTIVATED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    /** An authenticator was added or taken away. */
    FACTOR_CHANGED,
    /** The address to sign in with is another one. */
    EMAIL_CHANGED,
    /** Mail has shown for the first time who reads the address; the session may be somebody else's. */
    EMAIL_PROVEN
}
