package foyer.tenancy.settings;

import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.policies.SecurityPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the tenant acted in asks of how its members sign in, and its change. */
@Controller
class SecurityController {

    private final SecurityService service;
    private final SecurityPolicies policies;

    SecurityController(SecurityService service, SecurityPolicies policies) {
        this.service = service;
        this.policies = policies;
    }

    record Updated(@Nullable Tenant tenant) implements Payload {}

    /** A tenant that was just made, or signed in to, is not the one that the caller acts in. */
    @SchemaMapping
    @Nullable SecurityPolicy security(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? policies.here() : null;
    }

    @MutationMapping
    Updated tenantSecurityUpdate(@Argument SecurityUpdate input) {
        return new Updated(service.update(input));
    }
}
