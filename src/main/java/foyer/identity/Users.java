package foyer.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people with accounts. */
@Component
public class Users {

    private final UserQueries queries;

    Users(UserQueries queries) {
        this.queries = queries;
    }

    /** The account with this address, in lower case; null when there is none. Asked before anyone is known. */
    public @Nullable Account withEmail(String email) {
        return queries.account(email);
    }

    /** Makes the account; the caller acts as its user already. A taken address violates {@code user_account_email_key}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void create(NewUser user) {
        queries.insert(user);
    }

    /** The caller's own account; null for anybody else's. */
    public @Nullable User get(UserId id) {
        return queries.user(id);
    }
}
