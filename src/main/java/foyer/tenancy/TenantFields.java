package foyer.tenancy;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges of a tenant. */
@Controller
class TenantFields {

    private final MembershipQueries memberships;

    TenantFields(MembershipQueries memberships) {
        this.memberships = memberships;
    }

    /** A tenant that was just made, or signed in to, is not the one that the caller acts in: nobody is seen there. */
    @SchemaMapping
    @Nullable Connection<Membership> memberships(Tenant tenant, PageRequest page) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? memberships.page(page) : null;
    }
}
