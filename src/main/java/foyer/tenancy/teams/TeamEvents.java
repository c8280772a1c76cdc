package foyer.tenancy.teams;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to a team. */
sealed interface TeamEvents extends Event {

    TeamId team();

    @Override
    default String entityType() {
        return TeamService.TYPE;
    }

    @Override
    default UUID entityId() {
        return team().value();
    }

    /** A team was made. */
    record Created(TeamId team) implements TeamEvents {
        @Override
        public String type() {
            return "team.created";
        }
    }

    /** It has another name. */
    record Updated(TeamId team) implements TeamEvents {
        @Override
        public String type() {
            return "team.updated";
        }
    }

    /** It is no more. */
    record Deleted(TeamId team) implements TeamEvents {
        @Override
        public String type() {
            return "team.deleted";
        }
    }

    /** Others belong to it, or as something else. */
    record MembersSet(TeamId team) implements TeamEvents {
        @Override
        public String type() {
            return "team.members_set";
        }
    }
}
