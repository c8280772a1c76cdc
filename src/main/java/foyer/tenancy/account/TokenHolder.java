package foyer.tenancy.account;

import foyer.identity.UserId;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts for a person who is not signed in: one whom a mail is for, or who holds the token of one. */
@Component
class TokenHolder {

    private final Transactions transactions;
    private final Clock clock;

    TokenHolder(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does the work in a transaction of its own as this user, outside any tenant and by a session that there is not. */
    <T extends @Nullable Object> T write(UserId user, Supplier<T> work) {
        var actor = new Actor.User(user.value(), NewIds.at(clock.instant()));
        return CurrentCaller.call(CurrentCaller.get().as(actor), () -> transactions.write(work));
    }
}
