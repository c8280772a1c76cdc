package foyer.tenancy.tenants;

import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes tenants that begin with more than {@code tenantCreate} gives, for the packages of this module. */
@Component
public class NewTenants {

    private final TenantService service;

    NewTenants(TenantService service) {
        this.service = service;
    }

    /**
     * A tenant to be made, checked.
     *
     * @param slug null for one made from the name
     * @param roles the keys of those of its blueprint's own roles that it wants; null for all
     */
    public record Draft(
            String name,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable Set<String> roles) {}

    /**
     * Makes the tenant, which the calling user owns, or answers the one that the key has made before; the caller stays
     * where they are.
     *
     * @param operation the mutation, whose input this is
     * @param furnish what is done in the same transaction, as the owner, with the owner's membership
     * @return the tenant; null when the user has left it in the meantime
     */
    public @Nullable Tenant make(
            String operation, @Nullable String key, Object input, Draft draft, Consumer<MembershipId> furnish) {
        var founding = new TenantInputs.Founding(
                draft.name(),
                draft.slug(),
                draft.blueprint(),
                draft.locale(),
                draft.timeZone(),
                draft.currency(),
                draft.roles());
        return service.make(operation, key, input, founding, furnish);
    }
}
