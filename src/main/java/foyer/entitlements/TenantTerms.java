package foyer.entitlements;

/** What a claim takes from the tenant that it is for; tenancy implements it, since it knows tenants. */
public interface TenantTerms {

    /** Those of the tenant acted in, in one statement. */
    Terms terms();

    /**
     * What a tenant was set up with.
     *
     * @param blueprint whose plans the tenant chooses from
     * @param timeZone of the tenant's months
     */
    record Terms(String blueprint, String timeZone) {}
}
