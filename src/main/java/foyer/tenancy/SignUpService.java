package foyer.tenancy;

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
import foyer.tenancy.SignUpEntry.Way;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.Newcomer;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * Makes an account with the company that it owns, or as a member of one that exists, in one transaction as the serving
 * login: the new ids are chosen first, and whoever signs up acts as the new member from then on.
 */
@Service
class SignUpService {

    private final SignInThrottle throttle;
    private final SignUpChecks checks;
    private final Passwords passwords;
    private final NewAccounts accounts;
    private final TenantService tenants;
    private final SignUpEntry entry;
    private final SessionService running;
    private final Transactions transactions;
    private final Welcome welcome;
    private final Clock clock;

    SignUpService(
            SignInThrottle throttle,
            SignUpChecks checks,
            Passwords passwords,
            NewAccounts accounts,
            TenantService tenants,
            SignUpEntry entry,
            SessionService running,
            Transactions transactions,
            Welcome welcome,
            Clock clock) {
        this.throttle = throttle;
        this.checks = checks;
        this.passwords = passwords;
        this.accounts = accounts;
        this.tenants = tenants;
        this.entry = entry;
        this.running = running;
        this.transactions = transactions;
        this.welcome = welcome;
        this.clock = clock;
    }

    SessionTokens signUp(SessionInputs.SignUp input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        throttle.signUp();
        checks.check(input);
        var session = new SessionId(NewIds.at(clock.instant()));
        var founding = input.tenant();
        var secret = founding == null ? enter(input, session) : found(input, founding, session);
        return running.opened(session, secret);
    }

    private SessionSecret enter(SessionInputs.SignUp input, SessionId session) {
        var way = new Way(Entrance.Kind.INVITE, requireNonNull(input.inviteToken()), "inviteToken");
        var id = new UserId(NewIds.at(clock.instant()));
        var opening = entry.find(way, new Newcomer(id, input.name().strip(), input.email(), false));
        return entry.enter(way, opening, user(id, input), session, input.transport());
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
