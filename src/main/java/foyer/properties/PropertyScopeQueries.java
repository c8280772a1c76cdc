package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.tenancy.MembershipId;
import foyer.tenancy.RecordScopeQueries;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which properties a permission is good for, by who and which team looks after them: now, and before they changed. */
final class PropertyScopeQueries {

    /** The fields of a property that say who sees it. */
    static final String AGENT = "agent";

    static final String TEAM = "team";

    private PropertyScopeQueries() {}

    /** True of the properties that the caller has the permission for. */
    static Condition within(String permission) {
        return within(permission, PROPERTY.AGENT_ID, PROPERTY.TEAM_ID);
    }

    private static Condition within(String permission, Field<UUID> agent, Field<UUID> team) {
        return RecordScopeQueries.within(permission, agent, PROPERTY.CREATED_BY_KIND, PROPERTY.CREATED_BY_ID, team);
    }

    /**
     * True of the properties that the caller could see before these fields changed; null where the change gave them to
     * nobody else.
     *
     * @param agent who looked after them if that has changed, null for nobody
     * @param team the same of the team
     */
    static @Nullable Condition before(Collection<String> changed, @Nullable MembershipId agent, @Nullable TeamId team) {
        if (!changed.contains(AGENT) && !changed.contains(TEAM)) {
            return null;
        }
        return within(
                PropertyQueries.READ,
                changed.contains(AGENT)
                        ? was(PROPERTY.AGENT_ID, agent == null ? null : agent.value())
                        : PROPERTY.AGENT_ID,
                changed.contains(TEAM) ? was(PROPERTY.TEAM_ID, team == null ? null : team.value()) : PROPERTY.TEAM_ID);
    }

    private static Field<UUID> was(Field<UUID> column, @Nullable UUID before) {
        return before == null ? DSL.castNull(column) : DSL.val(before, column);
    }
}
