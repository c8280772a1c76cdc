package foyer.leads;

import static foyer.leads.LeadErrorCode.ASSIGNEE_AMBIGUOUS;
import static foyer.leads.LeadErrorCode.ASSIGN_FORBIDDEN;
import static foyer.leads.LeadErrorCode.REQUIRED;

import foyer.leads.assignment.AssignmentRuleId;
import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Membership;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does one thing to up to 100 leads, to all of them or to none. Those that are as wanted already are left alone. */
@Service
public class LeadListService {

    private final LeadQueries queries;
    private final LeadWriteQueries writes;
    private final LockedLeads locked;
    private final LeadAssignees assignees;
    private final RuledLeads ruled;
    private final FirstResponses responses;
    private final LeadHistory history;
    private final TenantClock clock;

    LeadListService(
            LeadQueries queries,
            LeadWriteQueries writes,
            LockedLeads locked,
            LeadAssignees assignees,
            RuledLeads ruled,
            FirstResponses responses,
            LeadHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.locked = locked;
        this.assignees = assignees;
        this.ruled = ruled;
        this.responses = responses;
        this.history = history;
        this.clock = clock;
    }

    @Transactional
    List<Lead> assign(LeadInputs.Assign input) {
        if (input.rule() != null) {
            return assignBy(input.rule(), input);
        }
        var to = assignee(input);
        var toId = to == null ? null : to.id();
        var leads = locked.assignable(input.ids());
        var changing = leads.stream()
                .filter(lead -> !Objects.equals(lead.assigneeId(), toId))
                .toList();
        if (changing.isEmpty()) {
            return leads;
        }
        writes.assign(ids(changing), toId, clock.now());
        history.assigned(changing, assignees.names(changing), to, null);
        return again(leads);
    }

    /** A rule may choose anybody of its own, so it is for whoever may give leads to anybody. */
    private List<Lead> assignBy(AssignmentRuleId rule, LeadInputs.Assign input) {
        var leads = locked.assignable(input.ids());
        if (!input.to().isOmitted()) {
            assignee(input);
            throw UserErrorException.at("rule", ASSIGNEE_AMBIGUOUS);
        }
        if (!assignees.mayBe(null)) {
            throw UserErrorException.at("rule", ASSIGN_FORBIDDEN);
        }
        var given = ruled.choose(rule, leads);
        var names = assignees.names(leads);
        var at = clock.now();
        given.forEach((choice, its) -> {
            var changing = its.stream()
                    .filter(lead -> !choice.to().id().equals(lead.assigneeId()))
                    .toList();
            if (!changing.isEmpty()) {
                writes.assign(ids(changing), choice.to().id(), at);
                history.assigned(changing, names, choice.to(), choice.rule());
            }
        });
        return again(leads);
    }

    private @Nullable Membership assignee(LeadInputs.Assign input) {
        var errors = new LeadErrors();
        if (input.to().isOmitted()) {
            errors.add("to", REQUIRED);
        }
        var id = input.to().value();
        if (!input.to().isOmitted() && !assignees.mayBe(id)) {
            errors.add("to", ASSIGN_FORBIDDEN);
        }
        errors.check();
        var member = id == null ? null : assignees.active("to", id, errors);
        errors.check();
        return member;
    }

    @Transactional
    public List<Lead> archive(List<LeadId> ids) {
        var leads = locked.any(ids);
        var changing = leads.stream().filter(lead -> !lead.archived()).toList();
        if (changing.isEmpty()) {
            return leads;
        }
        var at = clock.now();
        writes.archive(ids(changing), at, at);
        history.archived(changing);
        return again(leads);
    }

    @Transactional
    List<Lead> restore(List<LeadId> ids) {
        var leads = locked.any(ids);
        var changing = leads.stream().filter(Lead::archived).toList();
        if (changing.isEmpty()) {
            return leads;
        }
        var at = clock.now();
        writes.archive(ids(changing), null, at);
        responses.owed(ids(changing), at);
        history.restored(changing);
        return again(leads);
    }

    private List<Lead> again(List<Lead> leads) {
        var stored = queries.stored(ids(leads));
        return leads.stream().map(lead -> stored.getOrDefault(lead.id(), lead)).toList();
    }

    private static List<LeadId> ids(List<Lead> leads) {
        return leads.stream().map(Lead::id).toList();
    }
}
