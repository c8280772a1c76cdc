package foyer.tenancy.invites;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of invites in the audit log and as events, in the transaction of the deed. */
@Component
class InviteHistory {

    private final Audit audit;
    private final Events events;

    InviteHistory(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void created(Invite invite) {
        audit.record(
                "invite.create",
                Invite.TYPE,
                invite.id().value(),
                invite.customRoleId() == null
                        ? Map.of("email", invite.email(), "role", invite.role().name())
                        : Map.of(
                                "email",
                                invite.email(),
                                "role",
                                invite.role().name(),
                                "customRole",
                                invite.customRoleId().toString()));
        events.publish(new InviteChange(invite, "created"));
    }

    void resent(Invite invite) {
        tell(invite, "resend", "resent");
    }

    void revoked(Invite invite) {
        tell(invite, "revoke", "revoked");
    }

    void declined(Invite invite) {
        tell(invite, "decline", "declined");
    }

    void accepted(Invite invite) {
        tell(invite, "accept", "accepted");
    }

    private void tell(Invite invite, String action, String verb) {
        audit.record("invite." + action, Invite.TYPE, invite.id().value(), Map.of());
        events.publish(new InviteChange(invite, verb));
    }
}
