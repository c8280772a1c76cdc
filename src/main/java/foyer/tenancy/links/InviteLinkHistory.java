package foyer.tenancy.links;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of links in the audit log and as events, in the transaction of the deed. */
@Component
class InviteLinkHistory {

    private final Audit audit;
    private final Events events;

    InviteLinkHistory(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void created(InviteLink link) {
        tell(
                link,
                "create",
                "created",
                link.customRoleId() == null
                        ? Map.of("role", link.role().name(), "domains", link.domains())
                        : Map.of(
                                "role",
                                link.role().name(),
                                "customRole",
                                link.customRoleId().toString(),
                                "domains",
                                link.domains()));
    }

    void revoked(InviteLink link) {
        tell(link, "revoke", "revoked", Map.of());
    }

    void used(InviteLink link) {
        tell(link, "use", "used", Map.of());
    }

    private void tell(InviteLink link, String action, String verb, Map<String, ?> diff) {
        audit.record("invite_link." + action, InviteLink.TYPE, link.id().value(), diff);
        events.publish(new InviteLinkChange(link, verb));
    }
}
