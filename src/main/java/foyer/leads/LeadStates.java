package foyer.leads;

import foyer.entitlements.FrozenMarks;
import foyer.platform.graphql.TargetStates;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which changes an archived or a frozen lead refuses, and one beyond the caller's scope. */
@Component
class LeadStates implements TargetStates {

    private final LeadQueries queries;
    private final FrozenMarks frozen;

    LeadStates(LeadQueries queries, FrozenMarks frozen) {
        this.queries = queries;
        this.frozen = frozen;
    }

    @Override
    public String prefix() {
        return LeadId.PREFIX;
    }

    @Override
    public @Nullable LeadErrorCode refusal(String action, Object node) {
        return switch (action) {
            case "leadUpdate", "leadMoveStage", "leadNoteAdd", "leadActivityLog", "leadFilesAdd", "leadFilesRemove" ->
                refusal((Lead) node, LeadQueries.WRITE, false);
            case "leadAssign" -> refusal((Lead) node, LeadQueries.ASSIGN, false);
            case "leadArchive", "leadRestore", "leadMerge" -> refusal((Lead) node, LeadQueries.WRITE, true);
            case "leadErase" -> beyondScope((Lead) node, LeadQueries.ERASE);
            default -> null;
        };
    }

    private @Nullable LeadErrorCode beyondScope(Lead lead, String permission) {
        return RecordScopeQueries.isLimited(permission)
                        && queries.permitted(List.of(lead.id()), permission).isEmpty()
                ? LeadErrorCode.SCOPE_FORBIDDEN
                : null;
    }

    private @Nullable LeadErrorCode refusal(Lead lead, String permission, boolean archivedToo) {
        var beyond = beyondScope(lead, permission);
        if (beyond != null) {
            return beyond;
        }
        var id = lead.id().value();
        return LockedLeads.refusal(lead, frozen.among(Lead.TYPE, List.of(id)).contains(id), archivedToo);
    }
}
