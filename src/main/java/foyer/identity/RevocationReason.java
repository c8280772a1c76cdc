package foyer.identity;

/** Why a session was ended before its time. */
enum RevocationReason {
    SIGNED_OUT,
    REUSED,
    /** The browser signed in anew, and its cookie holds another session. */
    REPLACED
}
