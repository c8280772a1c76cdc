package foyer.tenancy.invites;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Something became of an invite.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record InviteChange(Invite invite, String verb) implements Event {

    @Override
    public String type() {
        return "invite." + verb;
    }

    @Override
    public String entityType() {
        return Invite.TYPE;
    }

    @Override
    public UUID entityId() {
        return invite.id().value();
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("role", invite.role().name());
    }
}
