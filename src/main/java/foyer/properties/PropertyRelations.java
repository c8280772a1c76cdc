package foyer.properties;

import static foyer.properties.PropertyErrorCode.AGENT_FORBIDDEN;
import static foyer.properties.PropertyErrorCode.AGENT_NOT_FOUND;
import static foyer.properties.PropertyErrorCode.BUILDING_INVALID;
import static foyer.properties.PropertyErrorCode.BUILDING_NOT_FOUND;
import static foyer.properties.PropertyErrorCode.TEAM_FORBIDDEN;
import static foyer.properties.PropertyErrorCode.TEAM_NOT_FOUND;

import foyer.tenancy.MemberPools;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.RecordScopeQueries;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a property belongs to: checks the member, the team and the building that a change gives it. */
@Component
class PropertyRelations {

    private final PropertyQueries queries;
    private final BuildingQueries buildings;
    private final Memberships memberships;
    private final RecordScopeQueries scopes;
    private final MemberPools pools;

    PropertyRelations(
            PropertyQueries queries,
            BuildingQueries buildings,
            Memberships memberships,
            RecordScopeQueries scopes,
            MemberPools pools) {
        this.queries = queries;
        this.buildings = buildings;
        this.memberships = memberships;
        this.scopes = scopes;
        this.pools = pools;
    }

    /**
     * Checks those of the changed fields.
     *
     * @param id null for a property that is to be made
     */
    void check(@Nullable PropertyId id, PropertyValues values, List<String> changed, PropertyErrors errors) {
        if (changed.contains("agent")) {
            agent(id == null, values.agentId(), errors);
        }
        if (changed.contains("team")) {
            team(values.teamId(), errors);
        }
        if (changed.contains("building") && values.buildingId() != null) {
            building(id, values.buildingId(), errors);
        }
        if (id != null
                && changed.contains("kind")
                && values.kind() != PropertyKind.BUILDING
                && buildings.hasUnits(id)) {
            errors.add("kind", BUILDING_INVALID);
        }
    }

    /**
     * Everybody may look after what they make and have; beyond that as far as the permission goes, so that whoever may
     * change what their teams have gives nothing out of them.
     */
    private void agent(boolean made, @Nullable MembershipId agent, PropertyErrors errors) {
        if (agent == null) {
            if (!made && RecordScopeQueries.isLimited(PropertyQueries.WRITE)) {
                errors.add("agent", AGENT_FORBIDDEN);
            }
            return;
        }
        if (!scopes.reaches(PropertyQueries.WRITE, agent)) {
            errors.add("agent", AGENT_FORBIDDEN);
        } else if (memberships.holdActive(agent) == null) {
            errors.add("agent", AGENT_NOT_FOUND);
        }
    }

    /** Giving to a team is giving: where the permission is limited it reaches the caller's own teams. Nobody deletes it meanwhile. */
    private void team(@Nullable TeamId team, PropertyErrors errors) {
        if (!mayBeOf(team)) {
            errors.add("team", TEAM_FORBIDDEN);
        } else if (team != null && pools.existing(List.of(team)).isEmpty()) {
            errors.add("team", TEAM_NOT_FOUND);
        }
    }

    private boolean mayBeOf(@Nullable TeamId team) {
        return team == null
                ? !RecordScopeQueries.isLimited(PropertyQueries.WRITE)
                : !scopes.reachedTeams(PropertyQueries.WRITE, List.of(team.value()))
                        .isEmpty();
    }

    /** Units are one level deep: a unit has no units, and what has units is none. */
    private void building(@Nullable PropertyId id, PropertyId building, PropertyErrors errors) {
        var found = queries.byId(building);
        if (found == null) {
            errors.add("building", BUILDING_NOT_FOUND);
        } else if (found.kind() != PropertyKind.BUILDING || found.buildingId() != null || building.equals(id)) {
            errors.add("building", BUILDING_INVALID);
        } else if (id != null && buildings.hasUnits(id)) {
            errors.add("building", BUILDING_INVALID);
        }
    }
}
