package foyer.tenancy;

import foyer.audit.Audit;
import foyer.identity.NewUser;
import foyer.identity.PasswordRules;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * Makes an account with the company that it owns, in one transaction as the serving login: the new ids are chosen
 * first, and whoever signs up acts as the new owner from then on.
 */
@Service
class SignUpService {

    private final SignInThrottle throttle;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final Users users;
    private final Sessions sessions;
    private final TenantService tenants;
    private final SessionService running;
    private final Transactions transactions;
    private final SessionHistory history;
    private final Welcome welcome;
    private final Audit audit;
    private final Clock clock;

    SignUpService(
            SignInThrottle throttle,
            PasswordRules rules,
            Passwords passwords,
            Users users,
            Sessions sessions,
            TenantService tenants,
            SessionService running,
            Transactions transactions,
            SessionHistory history,
            Welcome welcome,
            Audit audit,
            Clock clock) {
        this.throttle = throttle;
        this.rules = rules;
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
        this.tenants = tenants;
        this.running = running;
        this.transactions = transactions;
        this.history = history;
        this.welcome = welcome;
        this.audit = audit;
        this.clock = clock;
    }

    SessionTokens signUp(SessionInputs.SignUp input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        throttle.signUp();
        check(input);
        var locale = Objects.requireNonNullElseGet(
                input.locale(), () -> CurrentCaller.get().locale().toLanguageTag());
        var hash = passwords.hash(input.password());
        var now = clock.instant();
        var user = new NewUser(
                new UserId(NewIds.at(now)),
                input.email(),
                input.name().strip(),
                input.phone(),
                input.country(),
                locale,
                hash);
        var session = new SessionId(NewIds.at(now));
        var tenant = new TenantId(NewIds.at(now));
        var membership = new MembershipId(NewIds.at(now));
        var owner = tenants.founder(
                tenant, user.id(), membership, session, input.tenant().blueprint());
        var secret = CurrentCaller.call(
                CurrentCaller.get().as(owner),
                () -> tenants.withSlug(
                        input.tenant(),
                        slug -> transactions.write(() -> {
                            write(user, input.tenant(), slug);
                            var first = sessions.open(
                                    session, user.id(), tenant.value(), membership.value(), input.transport());
                            history.opened(session, "SIGN_UP");
                            return first;
                        })));
        return running.opened(session, secret);
    }

    private void write(NewUser user, TenantInputs.Founding founding, String slug) {
        users.create(user);
        audit.recordForUser("user.create", "User", user.id().value(), Map.of());
        var founder = new TenantService.Founder(user.id(), user.name(), user.email(), user.locale(), user.country());
        tenants.found(founder, founding, slug, false);
        welcome.send(user, founding.name());
    }

    private void check(SessionInputs.SignUp input) {
        var problems = new ArrayList<Problem>();
        var tenant = input.tenant();
        if (!People.isName(input.name())) {
            problems.add(Problem.of(SessionErrorCode.NAME_INVALID, "name", People.MAX_NAME));
        }
        if (!People.isName(tenant.name())) {
            problems.add(Problem.of(SessionErrorCode.NAME_INVALID, "tenant.name", People.MAX_NAME));
        }
        if (tenant.slug() != null && !Slugs.isValid(tenant.slug())) {
            problems.add(Problem.of(SessionErrorCode.SLUG_INVALID, "tenant.slug"));
        } else if (tenant.slug() != null && Slugs.isReserved(tenant.slug())) {
            problems.add(Problem.of(SessionErrorCode.SLUG_TAKEN, "tenant.slug"));
        }
        var refusal = rules.refusal(input.password(), List.of(input.email(), input.name(), tenant.name()));
        if (refusal != null) {
            problems.add(Problem.of(SessionErrorCode.PASSWORD_WEAK, "password", refusal));
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }
}
