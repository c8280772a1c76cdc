package foyer.tenancy.demo;

import foyer.identity.NewUser;
import foyer.identity.Passwords;
import foyer.identity.SuperAdmins;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the account that runs the platform of the demo companies; it belongs to none of them. */
@Component
class DemoSuperAdmin {

    static final String EMAIL = "admin@foyer.example";

    private static final String NAME = "Petra Platform";
    private static final String LOCALE = "en";

    private final Users users;
    private final Passwords passwords;
    private final SuperAdmins superAdmins;
    private final Transactions transactions;
    private final Clock clock;

    DemoSuperAdmin(Users users, Passwords passwords, SuperAdmins superAdmins, Transactions transactions, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.superAdmins = superAdmins;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether it was made now; one that is there is left as it is, also when it runs nothing any more. */
    boolean make() {
        if (users.withEmail(EMAIL) != null) {
            return false;
        }
        var now = clock.instant();
        var hash = passwords.hash(new Secret(DemoCompany.PASSWORD));
        var user = new NewUser(new UserId(NewIds.at(now)), EMAIL, NAME, null, null, LOCALE, hash);
        var self = new Actor.User(user.id().value(), NewIds.at(now));
        CurrentCaller.call(CurrentCaller.get().as(self), () -> {
            transactions.run(() -> users.create(user));
            return user;
        });
        return superAdmins.grant(EMAIL);
    }
}
