package foyer.tenancy.portal;

import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.CustomerSignUp;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenant;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.SelfEntry;
import foyer.tenancy.sessions.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on a tenant's portal. */
@Controller
class PortalController {

    private final SelfEntry entry;
    private final SignInThrottle throttle;
    private final PortalQueries queries;

    PortalController(SelfEntry entry, SignInThrottle throttle, PortalQueries queries) {
        this.entry = entry;
        this.throttle = throttle;
        this.queries = queries;
    }

    record Join(String tenantSlug) {}

    record Joined(@Nullable Membership membership, @Nullable Tenant tenant) implements Payload {}

    /** Counts like a sign-up: whoever tries many slugs is slowed down. */
    @MutationMapping
    Joined portalJoin(@Argument Join input) {
        throttle.signUp();
        try {
            var joined = entry.enter(Entrance.Kind.PORTAL, input.tenantSlug());
            return new Joined(joined.membership(), joined.tenant());
        } catch (EntryException e) {
            throw e.at("tenantSlug", PortalErrorCode.class);
        }
    }

    /** A tenant that the caller does not act in shows none. */
    @SchemaMapping
    @Nullable CustomerSignUp customerSignUp(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? queries.current() : null;
    }
}
