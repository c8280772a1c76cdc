package foyer.leads;

import foyer.leads.pipelines.StageId;
import foyer.platform.events.Event;
import foyer.records.NoteId;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to leads. Payloads hold the version that the change made, and the names of the changed fields. */
public sealed interface LeadEvents extends Event {

    String CREATED = "lead.created";
    String UPDATED = "lead.updated";
    String ASSIGNED = "lead.assigned";
    String STAGE_MOVED = "lead.stage_moved";
    String ARCHIVED = "lead.archived";
    String RESTORED = "lead.restored";
    String NOTE_ADDED = "lead.note_added";
    String ACTIVITY_LOGGED = "lead.activity_logged";
    String ERASED = "lead.erased";
    String ERASURE_UNDONE = "lead.erasure_undone";
    String SLA_BREACHED = "lead.sla_breached";

    /** Who had the lead that is {@link Assigned}, which team in {@link Updated}; where it was in {@link StageMoved}. */
    String FROM = "from";

    /** {@link LeadBulkEvent}, which is of no single lead. */
    String BULK = "lead.bulk";

    LeadId lead();

    /** The lead's version after it. */
    int version();

    /** The changed fields by their names in the schema; empty when it is not about fields. */
    default List<String> changedFields() {
        return List.of();
    }

    @Override
    default String entityType() {
        return Lead.TYPE;
    }

    @Override
    default UUID entityId() {
        return lead().value();
    }

    @Override
    default Map<String, Object> payload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("version", version());
        payload.put("changedFields", changedFields());
        details(payload);
        return payload;
    }

    /** Adds what only this kind of event tells. */
    default void details(Map<String, Object> payload) {}

    /** A lead was made. */
    record Created(
            LeadId lead,
            int version,
            StageId stage,
            @Nullable MembershipId assignee) implements LeadEvents {
        @Override
        public String type() {
            return CREATED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put("stage", stage.toString());
            if (assignee != null) {
                payload.put("assignee", assignee.toString());
            }
        }
    }

    /**
     * Fields were edited.
     *
     * @param team the one that had it before, or null
     */
    record Updated(
            LeadId lead,
            int version,
            List<String> changedFields,
            @Nullable TeamId team) implements LeadEvents {
        @Override
        public String type() {
            return UPDATED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            if (team != null && changedFields.contains("team")) {
                payload.put(FROM, team.toString());
            }
        }
    }

    /** It was given to a member, or taken from one. */
    record Assigned(
            LeadId lead,
            int version,
            @Nullable MembershipId from,
            @Nullable MembershipId to) implements LeadEvents {
        @Override
        public String type() {
            return ASSIGNED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("assignee");
        }

        @Override
        public void details(Map<String, Object> payload) {
            if (from != null) {
                payload.put(FROM, from.toString());
            }
            if (to != null) {
                payload.put("to", to.toString());
            }
        }
    }

    /** It moved to another stage. */
    record StageMoved(LeadId lead, int version, StageId from, StageId to, List<String> changedFields)
            implements LeadEvents {
        @Override
        public String type() {
            return STAGE_MOVED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put(FROM, from.toString());
            payload.put("to", to.toString());
        }
    }

    /** It was taken out of lists. */
    record Archived(LeadId lead, int version) implements LeadEvents {
        @Override
        public String type() {
            return ARCHIVED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("archivedAt");
        }
    }

    /** It was taken back from the archive. */
    record Restored(LeadId lead, int version) implements LeadEvents {
        @Override
        public String type() {
            return RESTORED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("archivedAt");
        }
    }

    /** Somebody told of a call, a meeting, an e-mail or a message; its version stays. */
    record ActivityLogged(LeadId lead, int version, LeadActivityKind kind) implements LeadEvents {
        @Override
        public String type() {
            return ACTIVITY_LOGGED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("timeline");
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put("kind", kind.name());
        }
    }

    /** Nobody had answered it when it was due; its version stays. */
    record SlaBreached(LeadId lead, int version) implements LeadEvents {
        @Override
        public String type() {
            return SLA_BREACHED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("slaBreached");
        }
    }

    /** Somebody wrote a note on it; its version stays. */
    record NoteAdded(LeadId lead, int version, NoteId note) implements LeadEvents {
        @Override
        public String type() {
            return NOTE_ADDED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put("note", note.toString());
        }
    }

    /** It was erased, and is no more. */
    record Erased(LeadId lead, int version) implements LeadEvents {
        @Override
        public String type() {
            return ERASED;
        }
    }

    /** It is back that was erased. */
    record ErasureUndone(LeadId lead, int version) implements LeadEvents {
        @Override
        public String type() {
            return ERASURE_UNDONE;
        }
    }
}
