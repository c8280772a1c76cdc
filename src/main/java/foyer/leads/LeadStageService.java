package foyer.leads;

import static foyer.leads.LeadErrorCode.LOST_REASON_INVALID;
import static foyer.leads.LeadErrorCode.STAGE_NOT_FOUND;
import static java.util.Objects.requireNonNull;

import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.leads.pipelines.StageKind;
import foyer.leads.sla.FirstResponses;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves leads along their pipelines. */
@Service
public class LeadStageService {

    private final LeadQueries queries;
    private final LeadWriteQueries writes;
    private final PipelineQueries pipelines;
    private final LockedLeads locked;
    private final FirstResponses responses;
    private final LeadHistory history;
    private final Transactions transactions;
    private final TenantClock clock;

    LeadStageService(
            LeadQueries queries,
            LeadWriteQueries writes,
            PipelineQueries pipelines,
            LockedLeads locked,
            FirstResponses responses,
            LeadHistory history,
            Transactions transactions,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.pipelines = pipelines;
        this.locked = locked;
        this.responses = responses;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Moves the lead; to the stage where it is already, only the reason may change. In a transaction of its own. */
    Lead moveNow(LeadInputs.MoveStage input) {
        return transactions.write(() -> move(input));
    }

    /** The same in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Lead move(LeadInputs.MoveStage input) {
        var lead = locked.one(input.id());
        var to = held(input.stage(), lead.stage());
        var reason = lostReason(to, input.lostReason());
        if (!to.id().equals(lead.stage().id())) {
            var at = clock.now();
            writes.move(lead, to, reason, at);
            responses.moved(List.of(lead.id()), at);
            history.moved(lead, to, reason);
        } else if (!Objects.equals(reason, lead.lostReason())) {
            writes.updateLostReason(lead, reason, clock.now());
            history.lostReasonChanged(lead, reason);
        } else {
            return lead;
        }
        return requireNonNull(queries.stored(lead.id()));
    }

    /** Both stages at once and in their order: whoever closes all takes them so too. */
    private Stage held(StageId to, Stage from) {
        var stage = pipelines.hold(List.of(from.id(), to)).get(to);
        if (stage == null || !stage.pipelineId().equals(from.pipelineId())) {
            throw UserErrorException.at("stage", STAGE_NOT_FOUND);
        }
        return stage;
    }

    private static @Nullable String lostReason(Stage to, @Nullable String given) {
        var errors = new LeadErrors();
        var reason = errors.text("lostReason", given, LeadErrors.MAX_LOST_REASON);
        if ((to.kind() == StageKind.LOST) != (reason != null)) {
            errors.add("lostReason", LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
        }
        errors.check();
        return reason;
    }
}
