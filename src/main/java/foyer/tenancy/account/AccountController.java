package foyer.tenancy.account;

import foyer.identity.Session;
import foyer.identity.User;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations of people on their own accounts. */
@Controller
class AccountController {

    private final OwnSessions sessions;
    private final PasswordService passwords;
    private final ProfileService profiles;

    AccountController(OwnSessions sessions, PasswordService passwords, ProfileService profiles) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.profiles = profiles;
    }

    record Revoked(@Nullable Session session) implements Payload {}

    record SignedOut(int endedSessions) implements Payload {}

    /** The payload of what changes the caller's account. */
    record Changed(@Nullable User user) implements Payload {}

    @SchemaMapping
    @Nullable Connection<Session> sessions(User user, PageRequest page) {
        return sessions.page(user, page);
    }

    @SchemaMapping
    @Nullable String phone(User user) {
        return OwnAccount.isCallers(user) ? user.phone() : null;
    }

    @SchemaMapping
    boolean current(Session session) {
        return session.id().value().equals(CurrentCaller.actor().sessionId());
    }

    @MutationMapping
    Revoked sessionRevoke(@Argument AccountInputs.SessionRevoke input) {
        return new Revoked(sessions.revoke(input));
    }

    @MutationMapping
    SignedOut signOutEverywhere() {
        return new SignedOut(sessions.signOutEverywhere());
    }

    @MutationMapping
    Changed passwordChange(@Argument AccountInputs.PasswordChange input) {
        return new Changed(passwords.change(input));
    }

    @MutationMapping
    Changed profileUpdate(@Argument AccountInputs.ProfileUpdate input) {
        return new Changed(profiles.update(input));
    }
}
