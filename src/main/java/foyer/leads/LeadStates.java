package foyer.leads;

import foyer.entitlements.FrozenMarks;
import foyer.platform.graphql.TargetStates;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which changes an archived or a frozen lead refuses. */
@Component
class LeadStates implements TargetStates {

    private final FrozenMarks frozen;

    LeadStates(FrozenMarks frozen) {
        this.frozen = frozen;
    }

    @Override
    public String prefix() {
        return LeadId.PREFIX;
    }

    @Override
    public @Nullable LeadErrorCode refusal(String action, Object node) {
        return switch (action) {
            case "leadUpdate", "leadMoveStage", "leadNoteAdd", "leadAssign" -> refusal((Lead) node, false);
            case "leadArchive", "leadRestore" -> refusal((Lead) node, true);
            default -> null;
        };
    }

    private @Nullable LeadErrorCode refusal(Lead lead, boolean archivedToo) {
        var id = lead.id().value();
        return LockedLeads.refusal(lead, frozen.among(Lead.TYPE, List.of(id)).contains(id), archivedToo);
    }
}
