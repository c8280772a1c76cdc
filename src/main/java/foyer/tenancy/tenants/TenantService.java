package foyer.tenancy.tenants;

import foyer.audit.Audit;
import foyer.entitlements.Claims;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.entitlements.Plan;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.ConstraintViolations;
import foyer.platform.database.NewIds;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.BlueprintPart;
import foyer.tenancy.MembershipId;
import foyer.tenancy.NewTenant;
import foyer.tenancy.People;
import foyer.tenancy.Role;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.Actors;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.Self;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.tenants.TenancyEvents.MembershipCreated;
import foyer.tenancy.tenants.TenancyEvents.TenantCreated;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes tenants: at sign-up with the owner's account, later for somebody who has one. */
@Service
public class TenantService {

    private static final String TIME_ZONE = "UTC";
    private static final String CURRENCY = "USD";
    private static final int SLUG_TRIES = 3;

    /** Large enough to try everything. */
    private static final String DEMO_PLAN = "PRO";

    private final TenantQueries tenants;
    private final MembershipQueries memberships;
    private final List<BlueprintPart> parts;
    private final Users users;
    private final Actors actors;
    private final Claims claims;
    private final Entitlements entitlements;
    private final Idempotency idempotency;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    TenantService(
            TenantQueries tenants,
            MembershipQueries memberships,
            List<BlueprintPart> parts,
            Users users,
            Actors actors,
            Claims claims,
            Entitlements entitlements,
            Idempotency idempotency,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            Events events,
            Clock clock) {
        this.tenants = tenants;
        this.memberships = memberships;
        this.parts = parts;
        this.users = users;
        this.actors = actors;
        this.claims = claims;
        this.entitlements = entitlements;
        this.idempotency = idempotency;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Who founds a tenant, with what its rows take from them. */
    public record Founder(
            UserId id,
            String name,
            String email,
            String locale,
            @Nullable String country) {}

    /** Makes a tenant for a user who has an account; they stay where they are. */
    @Nullable Tenant create(TenantInputs.TenantCreate input) {
        if (!People.isName(input.name())) {
            throw UserErrorException.at("name", TenantErrorCode.NAME_INVALID, People.MAX_NAME);
        }
        if (input.slug() != null && !Slugs.isValid(input.slug())) {
            throw UserErrorException.at("slug", TenantErrorCode.SLUG_INVALID);
        }
        if (input.slug() != null && Slugs.isReserved(input.slug())) {
            throw UserErrorException.at("slug", TenantErrorCode.SLUG_TAKEN);
        }
        return make("tenantCreate", input.idempotencyKey(), input, input.founding(), _ -> {});
    }

    /**
     * Makes a checked tenant, once for a key, with what the caller's user furnishes it with as its owner in the same
     * transaction.
     */
    @Nullable Tenant make(
            String operation,
            @Nullable String key,
            Object input,
            TenantInputs.Founding founding,
            Consumer<MembershipId> furnish) {
        var user = new UserId(Objects.requireNonNull(CurrentCaller.actor().userId()));
        var made = withSlug(
                founding,
                slug -> transactions.write(() -> idempotency.once(
                        operation,
                        key,
                        input,
                        TenantErrorCode.IDEMPOTENCY_KEY_REUSED,
                        () -> createAs(user, founding, slug, furnish))));
        return read(user, new TenantId(made));
    }

    /** Runs the work with the slug asked for, or with a free one made from the name. */
    public <T> T withSlug(TenantInputs.Founding founding, Function<String, T> work) {
        if (founding.slug() != null) {
            return work.apply(founding.slug());
        }
        var slug = Slugs.of(founding.name());
        for (var tries = 1; ; tries++) {
            try {
                var free = tenants.isTaken(slug) ? Slugs.another(slug) : slug;
                return work.apply(free);
            } catch (RuntimeException e) {
                if (tries == SLUG_TRIES || !TenancyErrors.SLUG_KEY.equals(ConstraintViolations.nameOf(e))) {
                    throw e;
                }
            }
        }
    }

    /** Writes the tenant with its owner and parts, in the running transaction whose caller is that owner already. */
    public void found(Founder founder, TenantInputs.Founding founding, String slug, boolean demo) {
        var timeZone = Objects.requireNonNullElse(founding.timeZone(), TIME_ZONE);
        var tenant = new TenantId(CurrentCaller.tenant());
        var owner =
                new MembershipId(Objects.requireNonNull(CurrentCaller.actor().id()));
        var locale = Objects.requireNonNullElse(founding.locale(), founder.locale());
        tenants.insert(new TenantQueries.NewRow(
                tenant,
                founding.name().strip(),
                slug,
                founding.blueprint(),
                locale,
                timeZone,
                Objects.requireNonNullElse(founding.currency(), CURRENCY),
                founder.country(),
                demo));
        claims.found(founding.blueprint().name(), timeZone, demo ? DEMO_PLAN : Plan.FREE);
        memberships.insert(owner, founder.id(), Role.OWNER, founder.name(), founder.email());
        entitlements.take(Limit.SEATS, 1);
        var made = new NewTenant(tenant, founding.blueprint(), Locale.forLanguageTag(locale), founding.roles());
        parts.forEach(part -> part.apply(made));
        audit.record(
                "tenant.create",
                "Tenant",
                tenant.value(),
                Map.of("slug", slug, "blueprint", founding.blueprint().name()));
        audit.record("membership.create", "Membership", owner.value(), Map.of("role", Role.OWNER.name()));
        events.publish(new TenantCreated(tenant, founding.blueprint()));
        events.publish(new MembershipCreated(owner, Role.OWNER));
    }

    /** The owner of a tenant that is being made, by the claim that it begins with. */
    public Actor.Member founder(
            TenantId tenant, UserId user, MembershipId membership, SessionId session, Blueprint blueprint) {
        var seat = new MembershipQueries.Seat(
                tenant, membership, new HeldRole(Role.OWNER), false, claims.accessWithoutClaim(blueprint.name()));
        return actors.member(seat, user, session, Actors.Standing.PLAIN);
    }

    private UUID createAs(UserId user, TenantInputs.Founding founding, String slug, Consumer<MembershipId> furnish) {
        var account = Objects.requireNonNull(users.get(user));
        var founder = new Founder(
                user, account.name(), account.email(), account.locale().toLanguageTag(), account.country());
        var now = clock.instant();
        var tenant = new TenantId(NewIds.at(now));
        var membership = new MembershipId(NewIds.at(now));
        var owner = founder(tenant, user, membership, Self.get().session(), founding.blueprint());
        return otherTenant.within(CurrentCaller.get().as(owner), () -> {
            found(founder, founding, slug, false);
            furnish.accept(membership);
            return tenant.value();
        });
    }

    /** As the member that the user is there; null when they have left in the meantime. */
    private @Nullable Tenant read(UserId user, TenantId id) {
        var session = Self.get().session();
        return memberships.seats(user).stream()
                .filter(seat -> seat.tenant().equals(id))
                .findFirst()
                .map(seat -> CurrentCaller.call(
                        CurrentCaller.get().as(actors.of(user, session, seat)),
                        () -> tenants.byIds(List.of(id.value())).get(id.value())))
                .orElse(null);
    }
}
