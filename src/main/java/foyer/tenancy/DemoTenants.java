package foyer.tenancy;

import foyer.audit.Audit;
import foyer.identity.NewUser;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.database.ConstraintViolations;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.start.StartSettings;
import foyer.platform.start.StartupNotice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Companies to try Foyer with, made by the services that everybody uses. What is there already is left alone, and of
 * two nodes that start at once the constraints let one make each, so it may run at every start of every node.
 */
@Component
class DemoTenants implements ApplicationRunner, StartupNotice {

    /** Known to everybody who reads the notice: demo tenants are for machines that nobody else reaches. */
    static final String PASSWORD = "try foyer today";

    private static final List<Company> COMPANIES = List.of(
            new Company("Northwind Leads", "northwind", Blueprint.LEAD_GENERATION, "UTC", "USD"),
            new Company("Palm Realty", "palm", Blueprint.REAL_ESTATE, "Asia/Dubai", "AED"));

    private static final List<Person> PEOPLE = List.of(
            new Person("Olivia Owner", "owner", Role.OWNER),
            new Person("Malik Manager", "manager", Role.MANAGER),
            new Person("Mona Member", "member", Role.MEMBER));

    private final StartSettings settings;
    private final SignUpService signUps;
    private final TenantQueries tenants;
    private final MembershipQueries memberships;
    private final Users users;
    private final Passwords passwords;
    private final Actors actors;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    DemoTenants(
            StartSettings settings,
            SignUpService signUps,
            TenantQueries tenants,
            MembershipQueries memberships,
            Users users,
            Passwords passwords,
            Actors actors,
            Transactions transactions,
            Audit audit,
            Events events,
            Clock clock) {
        this.settings = settings;
        this.signUps = signUps;
        this.tenants = tenants;
        this.memberships = memberships;
        this.users = users;
        this.passwords = passwords;
        this.actors = actors;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Company(String name, String slug, Blueprint blueprint, String timeZone, String currency) {

        /** Addresses of a domain that can never exist (RFC 2606). */
        String email(Person person) {
            return person.account() + "@" + slug + ".example";
        }
    }

    private record Person(String name, String account, Role role) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.demo()) {
            return;
        }
        var nobody = new Actor.Anonymous(Actor.Reason.MISSING);
        var caller = new Caller(nobody, UUID.randomUUID().toString(), null, null, Locale.ENGLISH);
        CurrentCaller.call(caller, () -> {
            COMPANIES.forEach(this::make);
            return true;
        });
    }

    @Override
    public List<String> lines() {
        if (!settings.demo()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("Demo sign-ins, all with the password \"" + PASSWORD + "\":");
        for (var company : COMPANIES) {
            var emails = PEOPLE.stream().map(company::email).toList();
            lines.add("  " + company.name() + ": " + String.join(", ", emails));
        }
        return lines;
    }

    private void make(Company company) {
        for (var person : PEOPLE) {
            if (users.withEmail(company.email(person)) != null) {
                continue;
            }
            try {
                makePerson(company, person);
            } catch (RuntimeException e) {
                if (ConstraintViolations.nameOf(e) == null) {
                    throw e;
                }
            }
        }
    }

    private void makePerson(Company company, Person person) {
        if (person.role() == Role.OWNER) {
            found(company, person);
        } else {
            join(company, person);
        }
    }

    private void found(Company company, Person owner) {
        var founding = new TenantInputs.Founding(
                company.name(), company.slug(), company.blueprint(), "en", company.timeZone(), company.currency());
        signUps.make(
                new SessionInputs.SignUp(
                        company.email(owner), new Secret(PASSWORD), owner.name(), null, null, "en", founding),
                true);
    }

    private void join(Company company, Person person) {
        var tenant = tenants.demo(company.slug());
        if (tenant == null) {
            return;
        }
        var now = clock.instant();
        var user = new NewUser(
                new UserId(NewIds.at(now)),
                company.email(person),
                person.name(),
                null,
                null,
                "en",
                passwords.hash(new Secret(PASSWORD)));
        var membership = new MembershipId(NewIds.at(now));
        var member = actors.member(tenant, user.id(), membership, new SessionId(NewIds.at(now)), person.role(), false);
        CurrentCaller.call(CurrentCaller.get().as(member), () -> {
            transactions.run(() -> {
                users.create(user);
                memberships.insert(membership, user.id(), person.role(), user.name(), user.email());
                audit.record(
                        "membership.create",
                        "Membership",
                        membership.value(),
                        Map.of("role", person.role().name()));
                events.publish(new TenancyEvents.MembershipCreated(membership, person.role()));
            });
            return true;
        });
    }
}
