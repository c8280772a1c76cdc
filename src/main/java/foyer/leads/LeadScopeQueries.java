package foyer.leads;

import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.MERGED_LEAD;

import foyer.tenancy.MembershipId;
import foyer.tenancy.RecordScopeQueries;
import foyer.tenancy.teams.TeamId;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which leads a permission is good for, by who and which team looks after them: of those that are, and of those that were. */
public final class LeadScopeQueries {

    private LeadScopeQueries() {}

    /** True of the leads that the caller has the permission for. */
    static Condition within(String permission) {
        return within(permission, LEAD.ASSIGNEE_ID, LEAD.TEAM_ID);
    }

    private static Condition within(String permission, Field<UUID> assignee, Field<UUID> team) {
        return RecordScopeQueries.within(permission, assignee, LEAD.CREATED_BY_KIND, LEAD.CREATED_BY_ID, team);
    }

    /** True of the leads that the caller could see while this member, or nobody, had them. */
    public static Condition whileOf(@Nullable MembershipId assignee) {
        Field<UUID> then =
                assignee == null ? DSL.castNull(LEAD.ASSIGNEE_ID) : DSL.val(assignee.value(), LEAD.ASSIGNEE_ID);
        return within(LeadQueries.READ, then, LEAD.TEAM_ID);
    }

    /** True of the leads that the caller could see while this team, or none, had them. */
    public static Condition whileOfTeam(@Nullable TeamId team) {
        Field<UUID> then = team == null ? DSL.castNull(LEAD.TEAM_ID) : DSL.val(team.value(), LEAD.TEAM_ID);
        return within(LeadQueries.READ, LEAD.ASSIGNEE_ID, then);
    }

    /** True of the leads that were merged into others and that the caller could see before. */
    public static Condition couldSeeMerged() {
        return RecordScopeQueries.within(
                LeadQueries.READ,
                MERGED_LEAD.ASSIGNEE_ID,
                MERGED_LEAD.CREATED_BY_KIND,
                MERGED_LEAD.CREATED_BY_ID,
                MERGED_LEAD.TEAM_ID);
    }

    /** True of the leads that were erased and that the caller has the permission for. */
    public static Condition withinErased(String permission) {
        return RecordScopeQueries.within(
                permission,
                ERASED_LEAD.ASSIGNEE_ID,
                ERASED_LEAD.CREATED_BY_KIND,
                ERASED_LEAD.CREATED_BY_ID,
                ERASED_LEAD.TEAM_ID);
    }
}
