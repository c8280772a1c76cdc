package foyer.identity;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
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

    /** Whether the account can be used: it is there, and nobody closed it. Asked of anybody's. */
    public boolean isOpen(UserId id) {
        return queries.isOpen(id);
    }

    /** Of these, those whose account can be used. Asked of anybody's. */
    public Set<UserId> open(Collection<UserId> ids) {
        return ids.isEmpty() ? Set.of() : queries.open(ids);
    }

    /** The caller's own account; null for anybody else's. */
    public @Nullable User get(UserId id) {
        return queries.user(id);
    }

    /** Where the calling user goes at the sign-in; null for wherever they were last. They may have left it since. */
    public @Nullable UUID ownDefaultTenant(UserId id) {
        return queries.ownDefaultTenant(id);
    }

    /** The same of any user. Asked before anyone is known. */
    public @Nullable UUID defaultTenant(UserId id) {
        return queries.defaultTenant(id);
    }

    /** The calling user's own account, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public User lock(UserId id) {
        return queries.lock(id);
    }

    /**
     * Keeps the calling user's password and second factor from being changed until the transaction ends, so that whoever
     * changes them finds the session that it opens.
     *
     * @param hash what the password was held against
     * @return whether it is still that one, and the account is open
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdPassword(UserId id, String hash) {
        return queries.holdPassword(id, hash);
    }

    /** Changes what is stored of the calling user, whose account is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(UserId id, ProfileChange change) {
        queries.update(id, change);
    }

    /**
     * Gives the calling user another password, unless somebody else did in the meantime.
     *
     * @param before the hash that the current password was held against
     * @return whether it was still that one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean changePassword(UserId id, String before, String hash) {
        return queries.replacePassword(id, before, hash);
    }

    /** Gives the calling user a password, whatever they had before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setPassword(UserId id, String hash) {
        queries.setPassword(id, hash);
    }

    /** Takes the calling user's password away: none signs in until a reset gives another one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetPassword(UserId id) {
        queries.deletePassword(id);
    }

    /**
     * Gives the calling user, whose account is locked, another address, which they have proven to be theirs. A taken one
     * violates {@code user_account_email_key}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changeEmail(UserId id, String email) {
        queries.changeEmail(id, email);
    }

    /**
     * Notes that the address is the calling user's.
     *
     * @return whether it is still that of their account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean verifyEmail(UserId id, String email) {
        return queries.verifyEmail(id, email);
    }
}
