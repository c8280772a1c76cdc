package foyer.tenancy.signup;

import static java.util.Objects.requireNonNull;

import foyer.identity.SessionId;
import foyer.identity.User;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.tenancy.TenantId;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.sessions.SessionErrorCode;
import foyer.tenancy.sessions.SessionInputs;
import foyer.tenancy.sessions.SessionTokens;
import foyer.tenancy.sessions.SignInService;
import foyer.tenancy.signup.SignUpEntry.Way;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets people who have an account into a portal when they sign up there once more: whoever knows its password joins and
 * is signed in, exactly as by signing in. Everybody else is told what every sign-up with a taken address is told, and
 * is counted as somebody who tries to sign in.
 */
@Component
class KnownCustomers {

    private final Users users;
    private final SignInService signIns;
    private final SignUpEntry entry;
    private final Admissions admissions;
    private final Clock clock;

    KnownCustomers(Users users, SignInService signIns, SignUpEntry entry, Admissions admissions, Clock clock) {
        this.users = users;
        this.signIns = signIns;
        this.entry = entry;
        this.admissions = admissions;
        this.clock = clock;
    }

    /** The session in the portal's tenant; null when there is no account with the address. */
    @Nullable SessionTokens signIn(SessionInputs.SignUp input, Way way) {
        var account = users.withEmail(input.email());
        if (account == null) {
            return null;
        }
        var portal = entry.find(way, new Newcomer(account.id(), input.name(), input.email(), false));
        var request = new SessionInputs.SignIn(
                input.email(), input.password(), null, new TenantId(portal.tenant()), input.transport());
        var first = proven(request);
        if (first != null) {
            return first;
        }
        join(way, account.id());
        return signIns.signIn(request);
    }

    /**
     * Signs in; null for whoever has proven who they are, by all that signing in asks for, and is no member yet.
     *
     * @throws UserErrorException EMAIL_TAKEN for whoever has not
     */
    private @Nullable SessionTokens proven(SessionInputs.SignIn request) {
        try {
            return signIns.signIn(request);
        } catch (UserErrorException e) {
            if (e.problems().getFirst().code() == SessionErrorCode.NOT_A_MEMBER) {
                return null;
            }
            throw UserErrorException.at("email", SessionErrorCode.EMAIL_TAKEN);
        }
    }

    /** As the user whose session is opened next. */
    private void join(Way way, UserId id) {
        var session = new SessionId(NewIds.at(clock.instant()));
        var who = Newcomer.of(
                admissions.<User>as(new Actor.User(id.value(), session.value()), () -> requireNonNull(users.get(id))));
        entry.join(way, entry.find(way, who), who, session);
    }
}
