package foyer.leads.sla;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * By when leads have to be answered, told by whoever makes, moves and answers them, in the same transaction, of leads and
 * stages that it holds: whoever changes the hours of stages or of work waits for it (spec/leads.md: SLA).
 */
@Component
public class FirstResponses {

    /** Lines of a timeline that are answers when they are a member's. */
    private static final Set<ActivityKind> ANSWERS = Set.of(
            ActivityKind.NOTE_ADDED,
            ActivityKind.CALL,
            ActivityKind.MEETING,
            ActivityKind.EMAIL,
            ActivityKind.MESSAGE,
            ActivityKind.STAGE_MOVED);

    private final FirstResponseQueries queries;
    private final PipelineQueries pipelines;
    private final WorkingWeeks weeks;
    private final DueCounting counting;
    private final Activities activities;
    private final LateHistory history;

    FirstResponses(
            FirstResponseQueries queries,
            PipelineQueries pipelines,
            WorkingWeeks weeks,
            DueCounting counting,
            Activities activities,
            LateHistory history) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.weeks = weeks;
        this.counting = counting;
        this.activities = activities;
        this.history = history;
    }

    /** By when a lead has to be answered that comes into the stage at this moment; null for never. */
    public @Nullable Instant due(Stage stage, Instant from) {
        return dues(List.of(stage), from).get(stage.id());
    }

    /** The same for leads that come into these stages. */
    public Map<StageId, @Nullable Instant> dues(Collection<Stage> stages, Instant from) {
        var dues = new HashMap<StageId, @Nullable Instant>();
        var times = weeks.times();
        stages.forEach(stage -> dues.put(stage.id(), times.due(stage, from)));
        return dues;
    }

    /** Leads, some of which may have been answered, have come into the stages that they are in, or back into use. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owed(Collection<LeadId> leads, Instant from) {
        if (!leads.isEmpty()) {
            // A stage that was deleted meanwhile is none to wait in: the lead comes into another soon.
            var stages = pipelines.hold(queries.stages(leads));
            queries.owe(leads, dues(stages.values(), from), from);
        }
    }

    /** Leads have come into another stage: an answer, if it was a member who moved them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(Collection<LeadId> leads, Instant at) {
        if (isMember()) {
            answered(leads, at);
        } else {
            owed(leads, at);
        }
    }

    /** Something was done to the leads that answers them, if it is a member who did so; the first time counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(Collection<LeadId> leads, Instant at) {
        if (isMember() && !leads.isEmpty()) {
            history.late(queries.breach(leads, at));
            queries.respond(leads, at);
        }
    }

    private static boolean isMember() {
        return CurrentCaller.actor() instanceof Actor.Member;
    }

    /** A lead that nobody had answered has taken over the notes of others: whoever answered those has answered it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merged(Lead kept, List<Lead> others) {
        if (kept.firstResponse().respondedAt() == null) {
            others.stream()
                    .map(other -> other.firstResponse().respondedAt())
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .ifPresent(first -> queries.setResponded(kept.id(), first));
        }
    }

    /** The others have their notes back, and are waited for as before; the lead has only the answers of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unmerged(Lead kept, List<Lead> others) {
        counting.recount(others.stream().map(other -> other.id().value()).toList());
        var given = kept.firstResponse().respondedAt();
        if (given != null
                && others.stream()
                        .anyMatch(other -> given.equals(other.firstResponse().respondedAt()))) {
            queries.setResponded(
                    kept.id(), activities.firstOfMember(kept.subject(), ANSWERS, queries.owedFrom(kept.id())));
        }
    }
}
