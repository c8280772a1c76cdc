package foyer.tenancy.links;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Something became of a link.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record InviteLinkChange(InviteLink link, String verb) implements Event {

    @Override
    public String type() {
        return "invite_link." + verb;
    }

    @Override
    public String entityType() {
        return InviteLink.TYPE;
    }

    @Override
    public UUID entityId() {
        return link.id().value();
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("role", link.role().name());
    }
}
