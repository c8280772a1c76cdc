package foyer.identity;

/** What a one-time token opens. */
public enum TokenPurpose {
    /** Proves that an address is its user's. */
    EMAIL_VERIFY,
    /** Gives the account another password. */
    PASSWORD_RESET,
    /** Signs in without a password. */
    MAGIC_LINK,
    /** Gives the account the address that it was sent to. */
    EMAIL_CHANGE
}
