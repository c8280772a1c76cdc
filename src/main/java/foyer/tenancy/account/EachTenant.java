package foyer.tenancy.account;

import foyer.platform.database.OtherTenant;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.actors.Self;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets tenants of the calling user know what the user has done, each in its own log: as the member that the user is
 * there, who may do nothing else.
 */
@Component
class EachTenant {

    private final OtherTenant otherTenant;

    EachTenant(OtherTenant otherTenant) {
        this.otherTenant = otherTenant;
    }

    /** Tells in this tenant, within the running transaction. */
    void tell(UUID tenant, UUID membership, Runnable telling) {
        var caller = CurrentCaller.get();
        if (tenant.equals(caller.actor().tenantId())) {
            telling.run();
            return;
        }
        var self = Self.get();
        var member = new Actor.Member(
                tenant, self.user().value(), membership, self.session().value(), Set.of(), Set.of(), Set.of(), null);
        otherTenant.within(caller.as(member), () -> {
            telling.run();
            return tenant;
        });
    }
}
