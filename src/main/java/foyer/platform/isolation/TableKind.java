package foyer.platform.isolation;

import java.util.Set;

/** What row-level security shows of a table to the login that serves callers; the schema's enum of the same name. */
public enum TableKind {
    /** Rows of the current tenant. */
    TENANT,
    /** Rows of the current tenant and of the current user. */
    MEMBERSHIP,
    /** The rows of one user, or the row of one tenant. */
    OWN_ROW,
    /** Nothing: it is for the platform's own work. */
    SYSTEM;

    private static final String OF_TENANT =
            "(tenant_id = ( SELECT (current_setting('app.tenant_id'::text))::uuid AS current_setting))";
    private static final String TENANT_OR_USER = "((tenant_id = ( SELECT"
            + " platform.current_tenant_or_user('app.tenant_id'::text) AS current_tenant_or_user)) OR (%suser_id ="
            + " ( SELECT platform.current_tenant_or_user('app.user_id'::text) AS current_tenant_or_user))%s)";
    private static final String OWN = "(%s = ( SELECT (current_setting('app.%s'::text))::uuid AS current_setting))";

    /** Rows of one user, the user, and the tenant: each as the policy compares it. */
    private static final Set<String> OWN_ROWS = Set.of(
            OWN.formatted("user_id", "user_id"), OWN.formatted("id", "user_id"), OWN.formatted("id", "tenant_id"));

    /** The name of the policy that makes a table one of this kind; empty for none. */
    String policy() {
        return switch (this) {
            case TENANT -> "tenant";
            case MEMBERSHIP -> "member";
            case OWN_ROW -> "own";
            case SYSTEM -> "";
        };
    }

    /** Whether the policy shows and lets write what the kind says, and nothing else. */
    boolean isOf(TablePolicy policy) {
        return switch (this) {
            case TENANT -> policy.using().equals(OF_TENANT) && policy.check().equals(OF_TENANT);
            case MEMBERSHIP ->
                policy.using().equals(TENANT_OR_USER.formatted("", ""))
                        && policy.check().equals(TENANT_OR_USER.formatted("(tenant_id IS NULL) AND (", ")"));
            case OWN_ROW -> OWN_ROWS.contains(policy.using()) && policy.check().equals(policy.using());
            case SYSTEM -> false;
        };
    }
}
