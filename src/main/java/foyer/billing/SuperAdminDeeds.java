package foyer.billing;

import foyer.audit.Audit;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.SuperAdminCaller;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What whoever runs the platform does with the billing of a tenant: as Foyer in it, and both logs tell of it. */
@Component
public class SuperAdminDeeds {

    private static final String TENANT = "Tenant";

    private final Tenancy tenancy;
    private final OtherTenant otherTenant;
    private final Audit audit;
    private final Transactions transactions;

    SuperAdminDeeds(Tenancy tenancy, OtherTenant otherTenant, Audit audit, Transactions transactions) {
        this.tenancy = tenancy;
        this.otherTenant = otherTenant;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Does it in the tenant. Not in a transaction.
     *
     * @throws UserErrorException this code, of the argument that names the tenant, when there is no such tenant
     */
    public <T> T in(SuperAdminCaller admin, TenantId tenant, Enum<?> notFound, Supplier<T> work) {
        return CurrentCaller.call(admin.in(tenant.value()), () -> {
            requireThere(notFound);
            return work.get();
        });
    }

    /** The same of the tenant acted in. */
    void requireThere(Enum<?> notFound) {
        if (!tenancy.isThere()) {
            throw UserErrorException.at("tenantId", notFound);
        }
    }

    /** Tells of it in the tenant's log and in the platform's, in both or in none. Not in a transaction. */
    public void note(SuperAdminCaller admin, TenantId tenant, String action, Map<String, ?> diff) {
        CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> {
                    otherTenant.within(admin.in(tenant.value()), () -> {
                        audit.record(action, TENANT, tenant.value(), diff);
                        return tenant;
                    });
                    audit.recordForUser(action, TENANT, tenant.value(), diff);
                    return tenant;
                }));
    }
}
