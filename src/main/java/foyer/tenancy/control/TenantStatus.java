package foyer.tenancy.control;

/** Whether a tenant can be used; the schema's enum of the same name. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED,
    DELETED
}
