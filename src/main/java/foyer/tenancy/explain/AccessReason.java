package foyer.tenancy.explain;

import foyer.platform.graphql.access.AccessKind;

/**
 * One thing that decides whether an operation may be used, as the schema shows it.
 *
 * @param detail in the caller's language
 */
record AccessReason(AccessKind kind, boolean ok, String detail) {}
