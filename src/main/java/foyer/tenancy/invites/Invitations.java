package foyer.tenancy.invites;

import foyer.tenancy.Role;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invites people to the tenant acted in, for the other packages of this module. */
@Component
public class Invitations {

    private final InviteService service;

    Invitations(InviteService service) {
        this.service = service;
    }

    /**
     * Invites somebody who is no member, as the caller, who may give the role.
     *
     * @throws foyer.entitlements.EntitlementException when there is no seat left; then the transaction is to be undone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invite(String email, Role role) {
        service.invite(email.toLowerCase(Locale.ROOT), role);
    }
}
