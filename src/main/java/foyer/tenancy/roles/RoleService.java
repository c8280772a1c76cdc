package foyer.tenancy.roles;

import foyer.audit.Audit;
import foyer.entitlements.EntitlementException;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Grant;
import foyer.tenancy.members.Grants;
import foyer.tenancy.members.LockedMembers;
import foyer.tenancy.members.RoleHolders;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes, changes and deletes roles of the tenant's own, under the lock under which members change: nobody gets a role
 * that is being deleted, and whoever has one that changes is somebody else from the same moment on every node.
 */
@Service
class RoleService {

    /** Of a tenant. */
    static final int MOST = 100;

    private final RoleQueries queries;
    private final RoleWriteQueries writes;
    private final RoleChecks checks;
    private final LockedMembers locked;
    private final RoleHolders holders;
    private final List<RoleOffers> offers;
    private final Grants grants;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;
    private final Transactions transactions;

    RoleService(
            RoleQueries queries,
            RoleWriteQueries writes,
            RoleChecks checks,
            LockedMembers locked,
            RoleHolders holders,
            List<RoleOffers> offers,
            Grants grants,
            Idempotency idempotency,
            Audit audit,
            Events events,
            TenantClock clock,
            Transactions transactions) {
        this.queries = queries;
        this.writes = writes;
        this.checks = checks;
        this.locked = locked;
        this.holders = holders;
        this.offers = offers;
        this.grants = grants;
        this.idempotency = idempotency;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    CustomRole create(RoleInputs.Create input) {
        return transactions.write(() -> {
            var id = new CustomRoleId(idempotency.once(
                    "roleCreate",
                    input.idempotencyKey(),
                    input,
                    RoleErrorCode.IDEMPOTENCY_KEY_REUSED,
                    () -> insert(input).value()));
            return stored(null, id);
        });
    }

    private CustomRoleId insert(RoleInputs.Create input) {
        locked.hold();
        var name = checks.name(input.name());
        checks.base(input.basedOn());
        checks.grants(input.basedOn(), input.permissions());
        if (writes.count() >= MOST) {
            throw UserErrorException.of(RoleErrorCode.TOO_MANY_ROLES, MOST);
        }
        var id = writes.insert(name, input.basedOn(), input.permissions(), clock.now());
        tell(
                RoleEvent.Kind.CREATED,
                id,
                Map.of("name", name, "basedOn", input.basedOn().name(), "grants", texts(input.permissions())));
        return id;
    }

    CustomRole update(RoleInputs.Update input) {
        return transactions.write(() -> {
            locked.hold();
            var role = changeable(input.id());
            if (role.version() != input.version()) {
                throw new UserErrorException(
                        List.of(Problem.of(RoleErrorCode.VERSION_CONFLICT, "version")), Map.of("role", role));
            }
            var name = input.name() == null ? role.name() : checks.name(input.name());
            var permissions = input.permissions() == null ? role.permissions() : sorted(input.permissions());
            if (input.permissions() != null) {
                checks.grants(role.basedOn(), input.permissions());
            }
            var diff = diff(role, name, permissions);
            if (diff.isEmpty()) {
                return role;
            }
            writes.update(role.id(), role.version(), name, permissions, clock.now());
            if (!permissions.equals(role.permissions())) {
                holders.outdate(role.id());
            }
            tell(RoleEvent.Kind.UPDATED, role.id(), diff);
            return stored("id", role.id());
        });
    }

    CustomRole delete(RoleInputs.Delete input) {
        return counted(() -> {
            locked.hold();
            var role = changeable(input.id());
            var replacement = replacement(role, input.replaceWith());
            if (replacement == null && role.memberCount() > 0) {
                throw UserErrorException.at("replaceWith", RoleErrorCode.ROLE_IN_USE, role.memberCount());
            }
            var taken = holders.replace(role.id(), replacement);
            offers.forEach(those -> those.withdraw(role.id()));
            writes.delete(role.id());
            tell(RoleEvent.Kind.DELETED, role.id(), Map.of("name", role.name(), "grants", texts(role.permissions())));
            holders.count(taken);
            return role;
        });
    }

    private @Nullable GivenRole replacement(CustomRole role, RoleInputs.@Nullable Replacement given) {
        var replacement = given == null ? null : given(role, given);
        if (replacement != null && !grants.covers(replacement.held())) {
            throw UserErrorException.at("replaceWith", RoleErrorCode.REPLACEMENT_FORBIDDEN);
        }
        return replacement;
    }

    private GivenRole given(CustomRole role, RoleInputs.Replacement replacement) {
        if (replacement.role() != null) {
            return new GivenRole(replacement.role());
        }
        var other = queries.find(Objects.requireNonNull(replacement.customRoleId()));
        if (other == null) {
            throw UserErrorException.at("replaceWith.customRoleId", RoleErrorCode.REPLACEMENT_NOT_FOUND);
        }
        if (other.id().equals(role.id())) {
            throw UserErrorException.at("replaceWith.customRoleId", RoleErrorCode.REPLACEMENT_INVALID);
        }
        return new GivenRole(other);
    }

    /** The role, of which the caller holds all. */
    private CustomRole changeable(CustomRoleId id) {
        var role = stored("id", id);
        if (!grants.covers(role.held())) {
            throw UserErrorException.at("id", RoleErrorCode.ROLE_STRONGER);
        }
        return role;
    }

    private CustomRole stored(@Nullable String field, CustomRoleId id) {
        var role = queries.find(id);
        if (role == null) {
            throw field == null
                    ? UserErrorException.of(RoleErrorCode.NOT_FOUND)
                    : UserErrorException.at(field, RoleErrorCode.NOT_FOUND);
        }
        return role;
    }

    private <T> T counted(Supplier<T> work) {
        try {
            return transactions.write(work);
        } catch (EntitlementException e) {
            throw e.at("replaceWith", RoleErrorCode.class);
        }
    }

    private void tell(RoleEvent.Kind kind, CustomRoleId id, Map<String, ?> diff) {
        audit.record(kind.action(), CustomRole.TYPE, id.value(), diff);
        events.publish(new RoleEvent(kind, id));
    }

    private static Map<String, Object> diff(CustomRole before, String name, List<Grant> permissions) {
        var diff = new LinkedHashMap<String, Object>();
        if (!name.equals(before.name())) {
            diff.put("name", Map.of("before", before.name(), "after", name));
        }
        if (!permissions.equals(before.permissions())) {
            diff.put("grants", Map.of("before", texts(before.permissions()), "after", texts(permissions)));
        }
        return diff;
    }

    private static List<Grant> sorted(List<Grant> grants) {
        return grants.stream().sorted(Comparator.comparing(Grant::permission)).toList();
    }

    private static List<String> texts(List<Grant> grants) {
        return grants.stream().map(Grant::stored).sorted().toList();
    }
}
