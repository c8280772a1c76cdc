package foyer.tenancy;

/**
 * What a module above gives a new tenant: pipelines, templates, sample data. Each bean of this type is called once, in
 * the transaction that makes the tenant and with its owner as the caller, so that a tenant is whole or not there.
 */
public interface BlueprintPart {

    /** Adds the module's part; what it throws undoes the whole tenant. */
    void apply(NewTenant tenant);
}
