package foyer.platform.security;

/** What closes mutations for an actor, and for {@link #BLOCKED} queries too; the schema's enum of the same name. */
public enum AccessState {
    READ_ONLY,
    SUSPENDED,
    IMPERSONATED,
    BLOCKED
}
