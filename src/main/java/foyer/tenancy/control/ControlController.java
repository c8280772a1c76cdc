package foyer.tenancy.control;

import foyer.identity.PlatformUser;
import foyer.identity.PlatformUsers;
import foyer.identity.UserId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations of those who run the platform. */
@Controller
class ControlController {

    private final PlatformTenantQueries tenants;
    private final PlatformUsers users;
    private final TenantSuspensions suspensions;
    private final UserDeactivations deactivations;

    ControlController(
            PlatformTenantQueries tenants,
            PlatformUsers users,
            TenantSuspensions suspensions,
            UserDeactivations deactivations) {
        this.tenants = tenants;
        this.users = users;
        this.suspensions = suspensions;
        this.deactivations = deactivations;
    }

    /** The payload of what becomes of a tenant. */
    record TenantTurned(@Nullable PlatformTenant tenant) implements Payload {}

    /** The payload of what becomes of an account. */
    record UserTurned(@Nullable PlatformUser user) implements Payload {}

    @QueryMapping
    Connection<PlatformTenant> tenants(@Argument @Nullable String search, PageRequest page) {
        return tenants.page(search, page);
    }

    @QueryMapping
    Connection<PlatformUser> users(@Argument @Nullable String search, PageRequest page) {
        return users.page(search, page);
    }

    @SchemaMapping
    CompletableFuture<List<PlatformMembership>> memberships(
            PlatformUser user, DataLoader<UserId, List<PlatformMembership>> membershipsOfUsers) {
        return membershipsOfUsers.load(user.id());
    }

    @MutationMapping
    TenantTurned tenantSuspend(@Argument ControlInputs.TenantSuspend input) {
        return new TenantTurned(suspensions.suspend(input));
    }

    @MutationMapping
    TenantTurned tenantResume(@Argument ControlInputs.TenantResume input) {
        return new TenantTurned(suspensions.resume(input.id()));
    }

    @MutationMapping
    UserTurned userDeactivate(@Argument ControlInputs.UserDeactivate input) {
        return new UserTurned(deactivations.deactivate(input));
    }

    @MutationMapping
    UserTurned userReactivate(@Argument ControlInputs.UserReactivate input) {
        return new UserTurned(deactivations.reactivate(input.id()));
    }
}
