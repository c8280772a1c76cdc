package foyer.tenancy.deletion;

/** The inputs of the operations on the deletion of a tenant. */
final class DeletionInputs {

    private DeletionInputs() {}

    record TenantRequestDeletion(String confirmSlug, boolean dryRun) {}
}
