package foyer.platform.purge;

import java.util.Map;

/**
 * What a module has of the tenant acted in: a bean of each module with tables of tenants. Runs as Foyer in that tenant,
 * under its policies, outside any transaction; what was begun and not ended, as the node died, is gone on with by the
 * next call. Source: tenancy, "Deletion".
 */
public interface TenantPurge {

    /** The module, {@code "leads"}. */
    String name();

    /** What points to others' rows comes before them; lower is earlier, each its own. */
    int order();

    /** How many there are of what people know, by its name in the schema's TenantNoun. */
    Map<String, Long> counts();

    /**
     * Takes out some, each time in transactions of its own.
     *
     * @param most rows at once
     * @return whether there was anything, so that there may be more
     */
    boolean purge(int most) throws Exception;
}
