package foyer.leads;

import static foyer.leads.LeadErrorCode.DUPLICATE_FOUND;
import static foyer.leads.LeadErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.LeadErrorCode.LOST_REASON_INVALID;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static foyer.leads.LeadErrorCode.STAGE_NOT_FOUND;
import static foyer.leads.LeadErrorCode.VERSION_CONFLICT;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.assignment.Arrival;
import foyer.leads.assignment.LeadAssignment;
import foyer.leads.duplicates.DuplicatesFoundException;
import foyer.leads.duplicates.LeadDuplicates;
import foyer.leads.forms.LeadFormId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.Subject;
import foyer.records.fields.CustomChange;
import foyer.records.tags.Tags;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes leads and changes what people edit of them. */
@Service
public class LeadService {

    /** How many leads are kept that came from outside and that the plan has no room for; told in the schema. */
    private static final long BEYOND = 1_000;

    private final LeadQueries queries;
    private final LeadWriteQueries writes;
    private final PipelineQueries pipelines;
    private final LockedLeads locked;
    private final LeadAssignees assignees;
    private final LeadAssignment assignment;
    private final FirstResponses responses;
    private final LeadHistory history;
    private final LeadDuplicates duplicates;
    private final Tags tags;
    private final LeadCustomFields custom;
    private final Tenancy tenancy;
    private final Entitlements entitlements;
    private final ObjectProvider<LeadFreezing> freezing;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadService(
            LeadQueries queries,
            LeadWriteQueries writes,
            PipelineQueries pipelines,
            LockedLeads locked,
            LeadAssignees assignees,
            LeadAssignment assignment,
            FirstResponses responses,
            LeadHistory history,
            LeadDuplicates duplicates,
            Tags tags,
            LeadCustomFields custom,
            Tenancy tenancy,
            Entitlements entitlements,
            ObjectProvider<LeadFreezing> freezing,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.pipelines = pipelines;
        this.locked = locked;
        this.assignees = assignees;
        this.assignment = assignment;
        this.responses = responses;
        this.history = history;
        this.duplicates = duplicates;
        this.tags = tags;
        this.custom = custom;
        this.tenancy = tenancy;
        this.entitlements = entitlements;
        this.freezing = freezing;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    public Lead create(LeadDraft draft) {
        var made = new AtomicBoolean();
        var id = new LeadId(insertOnce(draft, made));
        // One that was made before may be somebody else's by now.
        var lead = made.getPlain() ? queries.stored(id) : queries.byId(id);
        if (lead == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return lead;
    }

    private UUID insertOnce(LeadDraft draft, AtomicBoolean made) {
        try {
            return idempotency.once(
                    "leadCreate", draft.idempotencyKey(), draft.unforced(), IDEMPOTENCY_KEY_REUSED, () -> {
                        made.setPlain(true);
                        return insert(draft).value();
                    });
        } catch (DuplicatesFoundException e) {
            throw e.as(DUPLICATE_FOUND);
        }
    }

    private LeadId insert(LeadDraft draft) {
        var errors = new LeadErrors();
        var values = draft.values(tenancy::defaults, errors);
        var assignee = assignees.chosen(draft.assignee(), errors);
        assignees.checkTeam(null, null, values.teamId(), errors);
        var stage = stage(draft, errors);
        var given = custom.ofNew(draft, this::tenantCurrency, errors);
        errors.check();
        if (!draft.force()) {
            checkDuplicates(values);
        }
        var id = insert(values, stage, assignee, given, null);
        try {
            // Last, since whoever makes another lead in the tenant waits from here until this transaction has ended.
            entitlements.take(Limit.LEADS, 1);
            return id;
        } catch (EntitlementException e) {
            throw e.as(LeadErrorCode.class);
        }
    }

    /** A warning and no constraint: of two that are made at once, neither is told of the other. */
    private void checkDuplicates(LeadValues values) {
        var found = duplicates.of(LeadKeys.of(values.contact()));
        if (!found.isEmpty()) {
            throw new DuplicatesFoundException(found);
        }
    }

    /**
     * Makes a lead of somebody who is no member: whoever let them has chosen who looks after it, and a member who has
     * left or a stage that is none to begin in is passed over. It is not lost where there is no room for it: it is frozen.
     *
     * @param form that it came through, or null
     * @throws EntitlementException when there are {@link #BEYOND} more than there is room for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Lead receive(LeadDraft draft, @Nullable LeadFormId form) {
        var errors = new LeadErrors();
        var values = draft.values(tenancy::defaults, errors);
        errors.check();
        var assignee = draft.assignee() == null ? null : assignees.active("assignee", draft.assignee(), errors);
        var wanted = draft.stage() == null ? Optional.<Stage>empty() : pipelines.hold(draft.stage());
        var stage = wanted.filter(one -> one.kind() != StageKind.LOST).orElseGet(pipelines::holdFirst);
        var id = insert(values, stage, assignee, CustomChange.NONE, form);
        freezing.getObject().takeOrFreeze(id.value(), BEYOND);
        return requireNonNull(queries.stored(id));
    }

    private LeadId insert(
            LeadValues values,
            Stage stage,
            @Nullable Membership chosen,
            CustomChange given,
            @Nullable LeadFormId form) {
        var ruled = chosen == null
                ? assignment.byRules(List.of(Arrival.of(values, stage, form))).getFirst()
                : null;
        var assignee = ruled == null ? chosen : ruled.to();
        var at = clock.now();
        var due = responses.due(stage, at);
        var id = writes.insert(values, stage, assignee == null ? null : assignee.id(), due, at);
        writes.insertStageChange(id, null, stage, null, at);
        tags.replace(new Subject(Lead.TYPE, id.value()), List.of(), values.tags());
        custom.write(id, given);
        history.created(id, values, stage, assignee, ruled == null ? null : ruled.rule(), given);
        return id;
    }

    private Stage stage(LeadDraft draft, LeadErrors errors) {
        if (draft.stage() == null) {
            return pipelines.holdFirst();
        }
        var stage = pipelines.hold(draft.stage());
        if (stage.isEmpty()) {
            errors.add("stage", STAGE_NOT_FOUND);
        } else if (stage.get().kind() == StageKind.LOST) {
            errors.add("stage", LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
        }
        return stage.orElseGet(pipelines::first);
    }

    /** Changes what the input names; an old version fails only for fields that somebody changed since. */
    @Transactional
    Lead update(LeadInputs.Update input) {
        var lead = locked.one(input.id());
        var stored = LeadValues.of(lead);
        var errors = new LeadErrors();
        var values = input.applyTo(stored, tenancy::defaults, errors);
        var given = custom.of(lead.id(), input.customFields(), this::tenantCurrency, errors);
        assignees.checkTeam(lead.id(), stored.teamId(), values.teamId(), errors);
        errors.check();
        var changed = Stream.concat(stored.changedTo(values).stream(), given.changedFields().stream())
                .toList();
        checkVersion(lead, input.version(), changed);
        if (changed.isEmpty()) {
            return lead;
        }
        writes.update(lead, values, changed, clock.now());
        tags.replace(lead.subject(), stored.tags(), values.tags());
        custom.write(lead.id(), given);
        history.updated(lead, values, changed, given);
        return requireNonNull(queries.stored(lead.id()));
    }

    private void checkVersion(Lead lead, @Nullable Integer version, List<String> changed) {
        if (version == null || version == lead.version()) {
            return;
        }
        var errors = new LeadErrors();
        if (version > lead.version()) {
            errors.add("version", VERSION_CONFLICT, "version");
        }
        var versions = writes.fieldVersions(lead.id());
        changed.stream()
                .filter(field -> versions.getOrDefault(field, 0) > version)
                .forEach(field -> errors.add(field, VERSION_CONFLICT, field));
        errors.check(Map.of("lead", lead));
    }

    private String tenantCurrency() {
        return tenancy.defaults().currency();
    }
}
