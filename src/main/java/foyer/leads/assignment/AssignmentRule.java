package foyer.leads.assignment;

import foyer.leads.LeadSource;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which leads are given to members, as the schema shows it (spec/leads.md: assignment).
 *
 * @param sources empty for leads from anywhere
 * @param teamId null for a rule whose members are named, and for one whose team is no more
 * @param mostOpen null unless the kind is CAPACITY
 * @param members those that are named, in order
 */
public record AssignmentRule(
        AssignmentRuleId id,
        String name,
        AssignmentKind kind,
        int position,
        boolean active,
        List<LeadSource> sources,
        @Nullable TeamId teamId,
        @Nullable Integer mostOpen,
        List<AssignmentMember> members,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static final String TYPE = "AssignmentRule";

    /** How many a tenant may have. */
    static final int MAX = 50;

    static final int MAX_NAME = 100;
    static final int MAX_MEMBERS = 100;
    static final int MAX_WEIGHT = 100;
    static final int MAX_COUNTRIES = 300;
    static final int MAX_CITIES = 300;
    static final int MAX_CITY = 200;
    static final int MAX_FORMS = 100;
    static final int MAX_OPEN = 100_000;

    boolean takes(Arrival lead) {
        return sources.isEmpty() || sources.contains(lead.source());
    }

    /** Whether a member with so many open leads may have another. */
    boolean hasRoom(int open) {
        return mostOpen == null || open < mostOpen;
    }

    List<MembershipId> named() {
        return members.stream().map(AssignmentMember::member).toList();
    }
}
