package foyer.leads.assignment;

import static foyer.leads.assignment.AssignmentRuleErrorCode.FORM_NOT_FOUND;
import static foyer.leads.assignment.AssignmentRuleErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.assignment.AssignmentRuleErrorCode.MEMBER_NOT_FOUND;
import static foyer.leads.assignment.AssignmentRuleErrorCode.NOT_FOUND;
import static foyer.leads.assignment.AssignmentRuleErrorCode.TEAM_NOT_FOUND;
import static foyer.leads.assignment.AssignmentRuleErrorCode.TOO_MANY_RULES;
import static foyer.leads.assignment.AssignmentRuleErrorCode.VERSION_CONFLICT;

import foyer.audit.Audit;
import foyer.leads.forms.LeadFormId;
import foyer.leads.forms.LeadFormQueries;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberPools;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes rules, replaces them and deletes them. Members are held before rules, as whoever ends a membership does. */
@Service
class AssignmentRuleService {

    private final AssignmentRuleQueries queries;
    private final AssignmentRuleErrors errors;
    private final MemberPools pools;
    private final LeadFormQueries forms;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    AssignmentRuleService(
            AssignmentRuleQueries queries,
            AssignmentRuleErrors errors,
            MemberPools pools,
            LeadFormQueries forms,
            Idempotency idempotency,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.errors = errors;
        this.pools = pools;
        this.forms = forms;
        this.idempotency = idempotency;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    AssignmentRule save(AssignmentInputs.Save input) {
        errors.check(input);
        var id = new AssignmentRuleId(idempotency.once(
                "assignmentRuleSave",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> write(input).value()));
        var stored = queries.byId(id);
        if (stored == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return stored;
    }

    private AssignmentRuleId write(AssignmentInputs.Save input) {
        holdPool(input);
        var all = queries.lock();
        var at = clock.now();
        if (input.id() == null) {
            if (all.size() >= AssignmentRule.MAX) {
                throw UserErrorException.of(TOO_MANY_RULES, AssignmentRule.MAX);
            }
            var last = all.stream().mapToInt(AssignmentRule::position).max().orElse(-1);
            var rule = rule(new AssignmentRuleId(NewIds.inOrder(at, 1).getFirst()), input, last + 1, at);
            queries.insert(rule);
            tell(rule, "create", "created");
            return rule.id();
        }
        var before = one(all, input.id());
        if (input.version() != null && input.version() != before.version()) {
            throw UserErrorException.at("version", VERSION_CONFLICT);
        }
        var rule = rule(before.id(), input, before.position(), at);
        queries.update(before, rule, at);
        tell(rule, "update", "updated");
        return rule.id();
    }

    private static AssignmentRule rule(AssignmentRuleId id, AssignmentInputs.Save input, int place, Instant at) {
        var members = input.members() == null ? List.<AssignmentInputs.Member>of() : input.members();
        return new AssignmentRule(
                id,
                input.name().strip(),
                input.kind(),
                input.position() == null ? place : input.position(),
                input.active(),
                input.sources() == null
                        ? List.of()
                        : input.sources().stream().distinct().toList(),
                input.team(),
                input.mostOpen(),
                members.stream()
                        .map(member -> new AssignmentMember(
                                member.member(),
                                member.weight(),
                                each(member.countries()),
                                cities(member.cities()),
                                each(member.forms())))
                        .toList(),
                1,
                at,
                at);
    }

    private static <T> List<T> each(@Nullable List<T> given) {
        return given == null ? List.of() : given.stream().distinct().toList();
    }

    /** As they are written first, each once in whatever case. */
    private static List<String> cities(@Nullable List<String> given) {
        var cities = new ArrayList<String>();
        each(given).stream()
                .map(String::strip)
                .filter(city -> cities.stream().noneMatch(city::equalsIgnoreCase))
                .forEach(cities::add);
        return List.copyOf(cities);
    }

    private void holdPool(AssignmentInputs.Save input) {
        var problems = new ArrayList<Problem>();
        if (input.team() != null && pools.existing(Set.of(input.team())).isEmpty()) {
            problems.add(Problem.of(TEAM_NOT_FOUND, "team"));
        }
        var members = input.members() == null ? List.<AssignmentInputs.Member>of() : input.members();
        var named = members.stream()
                .flatMap(member -> each(member.forms()).stream())
                .map(LeadFormId::value)
                .collect(Collectors.toSet());
        var there = named.isEmpty() ? Set.<LeadFormId>of() : forms.byIds(named).keySet();
        var active =
                pools.hold(members.stream().map(AssignmentInputs.Member::member).collect(Collectors.toSet()));
        for (var place = 0; place < members.size(); place++) {
            var member = members.get(place);
            if (!active.contains(member.member())) {
                problems.add(Problem.of(MEMBER_NOT_FOUND, "members." + place + ".member"));
            }
            if (!each(member.forms()).stream().allMatch(form -> there.contains(form.value()))) {
                problems.add(Problem.of(FORM_NOT_FOUND, "members." + place + ".forms"));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    @Transactional
    AssignmentRule delete(AssignmentRuleId id) {
        var rule = one(queries.lock(), id);
        queries.delete(id);
        tell(rule, "delete", "deleted");
        return rule;
    }

    private static AssignmentRule one(List<AssignmentRule> all, AssignmentRuleId id) {
        return all.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("id", NOT_FOUND));
    }

    private void tell(AssignmentRule rule, String action, String verb) {
        var diff = new LinkedHashMap<String, Object>();
        diff.put("name", rule.name());
        diff.put("kind", rule.kind().name());
        diff.put("active", rule.active());
        diff.put("members", rule.named().stream().map(Object::toString).toList());
        if (rule.teamId() != null) {
            diff.put("team", rule.teamId().toString());
        }
        audit.record("assignment_rule." + action, AssignmentRule.TYPE, rule.id().value(), diff);
        events.publish(new AssignmentRuleEvent(rule.id(), verb));
    }
}
