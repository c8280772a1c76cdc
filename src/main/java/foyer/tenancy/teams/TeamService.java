package foyer.tenancy.teams;

import static foyer.tenancy.teams.TeamErrorCode.HEAD_FORBIDDEN;
import static foyer.tenancy.teams.TeamErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.tenancy.teams.TeamErrorCode.MEMBERS_FORBIDDEN;
import static foyer.tenancy.teams.TeamErrorCode.MEMBERS_INVALID;
import static foyer.tenancy.teams.TeamErrorCode.MEMBER_NOT_FOUND;
import static foyer.tenancy.teams.TeamErrorCode.NAME_INVALID;
import static foyer.tenancy.teams.TeamErrorCode.NOT_FOUND;
import static foyer.tenancy.teams.TeamErrorCode.TOO_MANY_TEAMS;

import foyer.audit.Audit;
import foyer.jobs.Job;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.events.Events;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Grant;
import foyer.tenancy.MembershipId;
import foyer.tenancy.People;
import foyer.tenancy.TeamRecords;
import foyer.tenancy.actors.Rights;
import foyer.tenancy.members.LockedMembers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renames and deletes teams, and says who belongs to them. */
@Service
class TeamService {

    static final String TYPE = "Team";
    static final int MAX_MEMBERS = 200;
    static final int MAX_TEAMS = 500;

    /** What counting of one kind tells is how far the job is, which may not take long. */
    private static final int MAX_COUNTED = 100_000;

    private final TeamQueries queries;
    private final TeamWriteQueries writes;
    private final LockedMembers members;
    private final SchemaPermissions schema;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;
    private final List<TeamRecords> records;
    private final Jobs jobs;

    TeamService(
            TeamQueries queries,
            TeamWriteQueries writes,
            LockedMembers members,
            SchemaPermissions schema,
            Idempotency idempotency,
            Audit audit,
            Events events,
            TenantClock clock,
            List<TeamRecords> records,
            Jobs jobs) {
        this.queries = queries;
        this.writes = writes;
        this.members = members;
        this.schema = schema;
        this.idempotency = idempotency;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.records = records;
        this.jobs = jobs;
    }

    @Transactional
    Team create(TeamInputs.Create input) {
        var id = idempotency.once(
                "teamCreate",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value());
        var team = queries.byIds(List.of(id)).get(id);
        if (team == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return team;
    }

    private TeamId insert(TeamInputs.Create input) {
        var name = name(input.name());
        members.hold();
        if (writes.count() >= MAX_TEAMS) {
            throw UserErrorException.of(TOO_MANY_TEAMS, MAX_TEAMS);
        }
        var id = writes.insert(name, clock.now());
        audit.record("team.create", TYPE, id.value(), Map.of("name", name));
        events.publish(new TeamEvents.Created(id));
        return id;
    }

    @Transactional
    Team update(TeamInputs.Update input) {
        var team = locked(input.id());
        var name = name(input.name());
        if (name.equals(team.name())) {
            return team;
        }
        writes.rename(team.id(), name, clock.now());
        audit.record("team.update", TYPE, team.id().value(), Map.of("name", diff(team.name(), name)));
        events.publish(new TeamEvents.Updated(team.id()));
        return new Team(team.id(), name, team.createdAt());
    }

    /** @param job takes from the team what it looked after; null when there was nothing */
    record Deletion(Team team, @Nullable Job job) implements Payload {}

    @Transactional
    Deletion delete(TeamId id) {
        members.hold();
        var team = locked(id);
        var heads = heads(writes.roles(id));
        writes.delete(id, clock.now());
        members.outdateHeads(heads);
        audit.record("team.delete", TYPE, id.value(), Map.of("name", team.name()));
        events.publish(new TeamEvents.Deleted(id));
        return new Deletion(team, release(id));
    }

    /** The job that takes from a deleted team all that it looks after; null when that is nothing, and it is forgotten. */
    private @Nullable Job release(TeamId id) {
        var counted =
                records.stream().mapToInt(some -> some.count(id, MAX_COUNTED)).sum();
        if (counted == 0) {
            writes.forget(id);
            return null;
        }
        return jobs.create(NewJob.of(TeamClearJob.TYPE, new TeamClearJob.Clearing(id, counted)));
    }

    /** In one transaction, so that nobody sees the team without its members in between. */
    @Transactional
    Team setMembers(TeamInputs.MembersSet input) {
        members.hold();
        var team = locked(input.id());
        check(input.members());
        var rolesBefore = writes.roles(team.id());
        var rolesAfter = input.members().stream()
                .collect(Collectors.toMap(TeamInputs.Member::membership, TeamInputs.Member::role));
        var before = roles(rolesBefore);
        var after = roles(rolesAfter);
        if (before.equals(after)) {
            return team;
        }
        checkRights(input.members(), heads(rolesBefore));
        writes.setMembers(team.id(), input.members(), clock.now());
        members.outdateHeads(differing(heads(rolesBefore), heads(rolesAfter)));
        audit.record("team.members_set", TYPE, team.id().value(), Map.of("members", diff(before, after)));
        events.publish(new TeamEvents.MembersSet(team.id()));
        return team;
    }

    private void check(List<TeamInputs.Member> members) {
        var ids = members.stream().map(TeamInputs.Member::membership).toList();
        if (ids.size() > MAX_MEMBERS || ids.stream().distinct().count() < ids.size()) {
            throw UserErrorException.at("members", MEMBERS_INVALID, MAX_MEMBERS);
        }
        var present = writes.lockPresent(ids);
        var problems = IntStream.range(0, ids.size())
                .filter(i -> !present.contains(ids.get(i)))
                .mapToObj(i -> Problem.of(MEMBER_NOT_FOUND, "members.%d.membership".formatted(i)))
                .toList();
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    /** Nobody widens by it what they may do themselves, nor makes a head of anybody who would then do more. */
    private void checkRights(List<TeamInputs.Member> wanted, Set<MembershipId> headsBefore) {
        if (!MemberPlaces.mayBeChanged()) {
            throw UserErrorException.at("members", MEMBERS_FORBIDDEN);
        }
        var caller = CurrentCaller.actor();
        var coversHeads = schema.ofTeamHeads().stream()
                .allMatch(permission -> Rights.isHeld(new Grant(permission, RecordScope.ALL), caller));
        var problems = IntStream.range(0, wanted.size())
                .filter(_ -> !coversHeads)
                .filter(i -> wanted.get(i).role() == TeamRole.HEAD)
                .filter(i -> !headsBefore.contains(wanted.get(i).membership()))
                .mapToObj(i -> Problem.of(HEAD_FORBIDDEN, "members.%d.role".formatted(i)))
                .toList();
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    private static Set<MembershipId> heads(Map<MembershipId, TeamRole> roles) {
        return roles.keySet().stream()
                .filter(member -> roles.get(member) == TeamRole.HEAD)
                .collect(Collectors.toSet());
    }

    private static Set<MembershipId> differing(Set<MembershipId> before, Set<MembershipId> after) {
        var differing = new HashSet<>(before);
        differing.addAll(after);
        differing.removeIf(member -> before.contains(member) && after.contains(member));
        return differing;
    }

    private Team locked(TeamId id) {
        var team = writes.lock(id);
        if (team == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return team;
    }

    private static String name(String given) {
        if (!People.isName(given)) {
            throw UserErrorException.at("name", NAME_INVALID, People.MAX_NAME);
        }
        return given.strip();
    }

    /** As the audit log keeps them: the same members are the same text. */
    private static Map<String, String> roles(Map<?, TeamRole> roles) {
        var texts = new TreeMap<String, String>();
        roles.forEach((member, role) -> texts.put(Objects.toString(member), role.name()));
        return texts;
    }

    private static Map<String, Object> diff(Object before, Object after) {
        return Map.of("before", before, "after", after);
    }
}
