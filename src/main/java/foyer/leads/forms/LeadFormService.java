package foyer.leads.forms;

import static foyer.leads.forms.LeadFormErrorCode.ARCHIVED;
import static foyer.leads.forms.LeadFormErrorCode.ASSIGNEE_NOT_FOUND;
import static foyer.leads.forms.LeadFormErrorCode.ASSIGN_FORBIDDEN;
import static foyer.leads.forms.LeadFormErrorCode.NOT_FOUND;
import static foyer.leads.forms.LeadFormErrorCode.STAGE_NOT_FOUND;
import static foyer.leads.forms.LeadFormErrorCode.VERSION_CONFLICT;
import static java.util.Objects.requireNonNull;

import foyer.leads.LeadAssignees;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.StageKind;
import foyer.platform.crypto.OpaqueToken;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Memberships;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes forms and changes them. */
@Service
class LeadFormService {

    static final String TOKEN_KIND = "form";

    private final LeadFormQueries queries;
    private final LeadFormHistory history;
    private final LeadAssignees assignees;
    private final Memberships memberships;
    private final PipelineQueries pipelines;
    private final TenantClock clock;

    LeadFormService(
            LeadFormQueries queries,
            LeadFormHistory history,
            LeadAssignees assignees,
            Memberships memberships,
            PipelineQueries pipelines,
            TenantClock clock) {
        this.queries = queries;
        this.history = history;
        this.assignees = assignees;
        this.memberships = memberships;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** A form and its new token, which is told this once. */
    record Keyed(LeadForm form, Secret token) {}

    @Transactional
    Keyed create(LeadFormInputs.Create input) {
        var errors = new LeadFormErrors();
        var values = errors.of(input);
        check(null, values, errors);
        var token = newToken();
        var id = queries.insert(values, token.hash(), clock.now());
        history.created(id, values);
        return new Keyed(stored(id), token.text());
    }

    @Transactional
    LeadForm update(LeadFormInputs.Update input) {
        var form = held(input.id());
        if (form.archived()) {
            throw UserErrorException.at("id", ARCHIVED);
        }
        if (input.version() != null && input.version() != form.version()) {
            throw new UserErrorException(List.of(Problem.of(VERSION_CONFLICT, "version")), Map.of("leadForm", form));
        }
        var before = LeadFormValues.of(form);
        var errors = new LeadFormErrors();
        var values = errors.of(input, before);
        check(before, values, errors);
        var changed = before.changedTo(values);
        if (changed.isEmpty()) {
            return form;
        }
        queries.update(form.id(), values, changed.contains("consentText"), clock.now());
        history.updated(form.id(), before, values, changed);
        return stored(form.id());
    }

    @Transactional
    LeadForm archive(LeadFormId id) {
        var form = held(id);
        if (form.archived()) {
            return form;
        }
        queries.archive(id, clock.now(), clock.now());
        history.archived(id);
        return stored(id);
    }

    @Transactional
    LeadForm restore(LeadFormId id) {
        var form = held(id);
        if (!form.archived()) {
            return form;
        }
        queries.archive(id, null, clock.now());
        history.restored(id);
        return stored(id);
    }

    /** The token of before opens nothing any more. */
    @Transactional
    Keyed renewToken(LeadFormId id) {
        held(id);
        var token = newToken();
        queries.setToken(id, token.hash(), clock.now());
        history.tokenRenewed(id);
        return new Keyed(stored(id), token.text());
    }

    private static OpaqueToken newToken() {
        return OpaqueTokens.create(TOKEN_KIND, CurrentCaller.tenant());
    }

    private LeadForm held(LeadFormId id) {
        var form = queries.lock(id);
        if (form == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return form;
    }

    private LeadForm stored(LeadFormId id) {
        return requireNonNull(queries.byId(id));
    }

    /** What the values name is looked at where it is new. */
    private void check(@Nullable LeadFormValues before, LeadFormValues values, LeadFormErrors errors) {
        var assignee = values.assignee();
        if (assignee != null && (before == null || !assignee.equals(before.assignee()))) {
            if (!assignees.mayBe(assignee)) {
                errors.add("assignee", ASSIGN_FORBIDDEN);
            } else if (memberships.holdActive(assignee) == null) {
                errors.add("assignee", ASSIGNEE_NOT_FOUND);
            }
        }
        var stage = values.stage();
        if (stage != null
                && (before == null || !stage.equals(before.stage()))
                && pipelines
                        .hold(stage)
                        .filter(one -> one.kind() != StageKind.LOST)
                        .isEmpty()) {
            errors.add("stage", STAGE_NOT_FOUND);
        }
        errors.check();
    }
}
