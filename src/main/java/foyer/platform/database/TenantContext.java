package foyer.platform.database;

/** How a single read outside a transaction gets its tenant; managed transactions are the same in both. */
public enum TenantContext {
    /** Settings and read travel in one message, which is one implicit transaction: no round trip of its own. */
    ONE_TRIP,
    /** The read gets a short transaction of its own: three round trips, but no assumption about the driver. */
    TRANSACTION
}
