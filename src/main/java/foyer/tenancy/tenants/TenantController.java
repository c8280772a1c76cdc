package foyer.tenancy.tenants;

import foyer.platform.graphql.Payload;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.members.MembershipQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on tenants and memberships. */
@Controller
class TenantController {

    private final TenantQueries tenants;
    private final MembershipQueries memberships;
    private final TenantService service;

    TenantController(TenantQueries tenants, MembershipQueries memberships, TenantService service) {
        this.tenants = tenants;
        this.memberships = memberships;
        this.service = service;
    }

    record Created(@Nullable Tenant tenant) implements Payload {}

    @QueryMapping
    @Nullable Tenant tenant(@Argument TenantId id) {
        return tenants.byIds(List.of(id.value())).get(id.value());
    }

    @QueryMapping
    @Nullable Membership membership(@Argument MembershipId id) {
        return memberships.byIds(List.of(id.value())).get(id.value());
    }

    @MutationMapping
    Created tenantCreate(@Argument TenantInputs.TenantCreate input) {
        return new Created(service.create(input));
    }
}
