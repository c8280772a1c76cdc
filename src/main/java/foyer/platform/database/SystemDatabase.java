package foyer.platform.database;

import org.jooq.DSLContext;

/**
 * The database as {@code foyer_system} sees it: the few tables that {@code platform.system_access} names, across
 * tenants. For look-ups before anyone is known and for the platform's own work; each statement is a transaction.
 */
public record SystemDatabase(DSLContext dsl) {}
