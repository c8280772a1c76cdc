package foyer.tenancy.demo;

import foyer.audit.Audit;
import foyer.entitlements.Claims;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.identity.NewUser;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.Actors;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.tenants.TenancyEvents;
import foyer.tenancy.tenants.TenantService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Makes a demo company with its people and sample data, in one transaction. */
@Service
class DemoService {

    private static final String LOCALE = "en";

    private final TenantService tenants;
    private final MembershipQueries memberships;
    private final List<SampleData> samples;
    private final Users users;
    private final Passwords passwords;
    private final Actors actors;
    private final Claims claims;
    private final Entitlements entitlements;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    DemoService(
            TenantService tenants,
            MembershipQueries memberships,
            List<SampleData> samples,
            Users users,
            Passwords passwords,
            Actors actors,
            Claims claims,
            Entitlements entitlements,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            Events events,
            Clock clock) {
        this.tenants = tenants;
        this.memberships = memberships;
        this.samples = samples;
        this.users = users;
        this.passwords = passwords;
        this.actors = actors;
        this.claims = claims;
        this.entitlements = entitlements;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Joining(DemoCompany.Person person, NewUser user, Actor.Member actor) {

        MembershipId membership() {
            return new MembershipId(actor.membership());
        }
    }

    /** Whether the company was made now; when somebody of it has an account, it was before. */
    boolean make(DemoCompany company) {
        if (DemoCompany.PEOPLE.stream().anyMatch(person -> users.withEmail(company.email(person)) != null)) {
            return false;
        }
        var tenant = new TenantId(NewIds.at(clock.instant()));
        var people = DemoCompany.PEOPLE.stream()
                .map(person -> joining(company, tenant, person))
                .toList();
        return CurrentCaller.call(
                CurrentCaller.get().as(people.getFirst().actor()),
                () -> transactions.write(() -> write(company, people)));
    }

    private Joining joining(DemoCompany company, TenantId tenant, DemoCompany.Person person) {
        var now = clock.instant();
        var user = new NewUser(
                new UserId(NewIds.at(now)),
                company.email(person),
                person.name(),
                null,
                null,
                LOCALE,
                passwords.hash(new Secret(DemoCompany.PASSWORD)));
        var seat = new MembershipQueries.Seat(
                tenant,
                new MembershipId(NewIds.at(now)),
                new HeldRole(person.role()),
                false,
                claims.accessWithoutClaim(company.blueprint().name()));
        var actor = actors.member(seat, user.id(), new SessionId(NewIds.at(now)), Actors.Standing.PLAIN);
        return new Joining(person, user, actor);
    }

    private boolean write(DemoCompany company, List<Joining> people) {
        var owner = people.getFirst().user();
        users.create(owner);
        tenants.found(
                new TenantService.Founder(owner.id(), owner.name(), owner.email(), owner.locale(), owner.country()),
                company.founding(),
                company.slug(),
                true);
        people.stream()
                .skip(1)
                .forEach(joining -> otherTenant.within(CurrentCaller.get().as(joining.actor()), () -> join(joining)));
        var members = people.stream().map(Joining::membership).toList();
        samples.forEach(sample -> sample.load(company.blueprint(), members));
        return true;
    }

    private MembershipId join(Joining joining) {
        var id = joining.membership();
        var role = joining.person().role();
        users.create(joining.user());
        memberships.insert(
                id,
                joining.user().id(),
                role,
                joining.user().name(),
                joining.user().email());
        entitlements.take(Limit.SEATS, 1);
        audit.record("membership.create", "Membership", id.value(), Map.of("role", role.name()));
        events.publish(new TenancyEvents.MembershipCreated(id, role));
        return id;
    }
}
