package foyer.entitlements;

/**
 * How much of a stock there really is; the module that keeps it implements this. Asked when a tenant's stock is counted
 * for the first time, since there may be some of before, and when a counter is repaired.
 */
public interface StockSource {

    Limit limit();

    /** Of the tenant acted in, those of the running transaction too; not what is only reserved. */
    long count();
}
