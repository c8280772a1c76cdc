package foyer.tenancy.members;

import foyer.tenancy.MembershipId;
import foyer.tenancy.tenants.TenancyEvents;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something became of a membership: what it is from now on. */
record MembershipChange(Kind kind, Member member) implements TenancyEvents.OfMembership {

    /** What became of it; each is the last word of the event's type and of the audit log's action. */
    enum Kind {
        UPDATED("updated", "update"),
        SUSPENDED("suspended", "suspend"),
        RESUMED("resumed", "resume"),
        REMOVED("removed", "remove"),
        LEFT("left", "leave"),
        FROZEN("frozen", "freeze"),
        THAWED("thawed", "thaw");

        private final String event;
        private final String action;

        Kind(String event, String action) {
            this.event = event;
            this.action = action;
        }

        String action() {
            return "membership." + action;
        }
    }

    @Override
    public String type() {
        return "membership." + kind.event;
    }

    @Override
    public MembershipId membership() {
        return member.id();
    }

    @Override
    public Map<String, Object> payload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("role", member.role().name());
        payload.put("status", member.status().name());
        var custom = member.given().custom();
        if (custom != null) {
            payload.put("customRole", custom.toString());
        }
        return payload;
    }
}
