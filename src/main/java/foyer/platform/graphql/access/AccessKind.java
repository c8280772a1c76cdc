package foyer.platform.graphql.access;

/** What decides whether an operation may be used; the schema's enum of the same name, in the order of the checks. */
public enum AccessKind {
    SIGNED_IN,
    TENANT,
    SUSPENSION,
    SUBSCRIPTION,
    IMPERSONATION,
    MODULE,
    FEATURE,
    ROLE,
    PERMISSION,
    LIMIT,
    TARGET
}
