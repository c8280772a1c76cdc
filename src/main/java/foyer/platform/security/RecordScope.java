package foyer.platform.security;

/** Which records of the tenant a permission is good for; the widest first. */
public enum RecordScope {
    /** Every record. */
    ALL,
    /** The actor's own ones, and those of the people in the actor's teams. */
    TEAM,
    /** The actor's own ones. */
    OWN
}
