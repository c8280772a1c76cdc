package foyer.tenancy.tenants;

import foyer.entitlements.Entitlement;
import foyer.entitlements.Entitlements;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenant;
import foyer.tenancy.members.MembershipQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges of a tenant. */
@Controller
class TenantFields {

    private final MembershipQueries memberships;

    private final Entitlements entitlements;

    TenantFields(MembershipQueries memberships, Entitlements entitlements) {
        this.memberships = memberships;
        this.entitlements = entitlements;
    }

    /** A tenant that was just made, or signed in to, is not the one that the caller acts in: nobody is seen there. */
    @SchemaMapping
    @Nullable Connection<Membership> memberships(Tenant tenant, PageRequest page) {
        return isActive(tenant) ? memberships.page(page) : null;
    }

    @SchemaMapping
    @Nullable List<Entitlement> entitlements(Tenant tenant) {
        return isActive(tenant) ? entitlements.all() : null;
    }

    private static boolean isActive(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant());
    }
}
