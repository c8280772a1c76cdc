package foyer.tenancy.signup;

import static java.util.Objects.requireNonNull;

import foyer.identity.NewUser;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.UserId;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantId;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.Entrances;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.sessions.SessionInputs;
import foyer.tenancy.sessions.SessionService;
import foyer.tenancy.sessions.SessionTokens;
import foyer.tenancy.sessions.SignInThrottle;
import foyer.tenancy.signup.SignUpEntry.Way;
import foyer.tenancy.tenants.TenantInputs;
import foyer.tenancy.tenants.TenantService;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * Makes an account with the company that it owns, as a member of one that exists, or alone, in one transaction as the
 * serving login: the new ids are chosen first, and whoever signs up acts as the new member from then on.
 */
@Service
public class SignUpService {

    private final SignInThrottle throttle;
    private final SignUpChecks checks;
    private final SecurityPolicies policies;
    private final Passwords passwords;
    private final NewAccounts accounts;
    private final TenantService tenants;
    private final SignUpEntry entry;
    private final KnownCustomers customers;
    private final SessionService running;
    private final Transactions transactions;
    private final Welcome welcome;
    private final Clock clock;

    SignUpService(
            SignInThrottle throttle,
            SignUpChecks checks,
            SecurityPolicies policies,
            Passwords passwords,
            NewAccounts accounts,
            TenantService tenants,
            SignUpEntry entry,
            KnownCustomers customers,
            SessionService running,
            Transactions transactions,
            Welcome welcome,
            Clock clock) {
        this.throttle = throttle;
        this.checks = checks;
        this.policies = policies;
        this.passwords = passwords;
        this.accounts = accounts;
        this.tenants = tenants;
        this.entry = entry;
        this.customers = customers;
        this.running = running;
        this.transactions = transactions;
        this.welcome = welcome;
        this.clock = clock;
    }

    public SessionTokens signUp(SessionInputs.SignUp input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        throttle.signUp();
        checks.check(input);
        var founding = input.tenant();
        if (founding != null) {
            var session = new SessionId(NewIds.at(clock.instant()));
            return running.opened(session, found(input, founding, session));
        }
        return input.inviteToken() == null && input.portal() == null ? alone(input) : enter(input, way(input));
    }

    /** An account in no tenant: whoever has it sets up a company next, or follows an invite. */
    private SessionTokens alone(SessionInputs.SignUp input) {
        var now = clock.instant();
        var user = user(new UserId(NewIds.at(now)), input);
        var session = new SessionId(NewIds.at(now));
        return running.opened(session, entry.begin(user, session, input.transport()));
    }

    private static Way way(SessionInputs.SignUp input) {
        var token = input.inviteToken();
        return token == null
                ? new Way(Entrance.Kind.PORTAL, requireNonNull(input.portal()).tenantSlug(), "portal.tenantSlug")
                : new Way(Entrances.kindOf(token), token, "inviteToken");
    }

    private SessionTokens enter(SessionInputs.SignUp input, Way way) {
        var known = way.kind() == Entrance.Kind.PORTAL ? customers.signIn(input, way) : null;
        if (known != null) {
            return known;
        }
        var now = clock.instant();
        var id = new UserId(NewIds.at(now));
        var session = new SessionId(NewIds.at(now));
        var opening = entry.find(way, new Newcomer(id, input.name().strip(), input.email(), false));
        checks.requirePassword(input, policies.of(new TenantId(opening.tenant())));
        return running.opened(session, entry.enter(way, opening, user(id, input), session, input.transport()));
    }

    private SessionSecret found(SessionInputs.SignUp input, TenantInputs.Founding founding, SessionId session) {
        var now = clock.instant();
        var user = user(new UserId(NewIds.at(now)), input);
        var tenant = new TenantId(NewIds.at(now));
        var membership = new MembershipId(NewIds.at(now));
        var owner = tenants.founder(tenant, user.id(), membership, session, founding.blueprint());
        return CurrentCaller.call(
                CurrentCaller.get().as(owner),
                () -> tenants.withSlug(
                        founding,
                        slug -> transactions.write(() -> {
                            write(user, founding, slug);
                            return accounts.open(user, session, tenant, membership, input.transport());
                        })));
    }

    private void write(NewUser user, TenantInputs.Founding founding, String slug) {
        accounts.create(user);
        var founder = new TenantService.Founder(user.id(), user.name(), user.email(), user.locale(), user.country());
        tenants.found(founder, founding, slug, false);
        welcome.send(user, founding.name());
    }

    private NewUser user(UserId id, SessionInputs.SignUp input) {
        var locale = Objects.requireNonNullElseGet(
                input.locale(), () -> CurrentCaller.get().locale().toLanguageTag());
        return new NewUser(
                id,
                input.email(),
                input.name().strip(),
                input.phone(),
                input.country(),
                locale,
                passwords.hash(input.password()));
    }
}
