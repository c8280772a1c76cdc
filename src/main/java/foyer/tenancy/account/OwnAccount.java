package foyer.tenancy.account;

import foyer.identity.User;
import foyer.platform.security.AccessState;
import foyer.platform.security.CurrentCaller;

/**
 * Says whom a person's account is shown to beyond what colleagues see of it: their other tenants, their devices, how they
 * sign in, their telephone. To themselves, and not to whoever acts as them: that shows what they see in one tenant, and
 * nothing of where else they are. Each field of {@code User} that is so asks here.
 */
public final class OwnAccount {

    private OwnAccount() {}

    /** Whether the account is the caller's; who has just signed in is not who calls. */
    public static boolean isCallers(User user) {
        var actor = CurrentCaller.actor();
        return user.id().value().equals(actor.userId()) && !actor.states().contains(AccessState.IMPERSONATED);
    }
}
