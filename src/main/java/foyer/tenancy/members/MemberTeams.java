package foyer.tenancy.members;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.MemberPlaces;
import foyer.tenancy.teams.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The teams that a change of a member names. */
@Component
class MemberTeams {

    private static final int MOST = 100;
    private static final String FIELD = "teamIds";

    private final MemberPlaces places;

    MemberTeams(MemberPlaces places) {
        this.places = places;
    }

    /** Holds the teams and looks what is to be done; null when none were named, so that all stay. */
    MemberPlaces.@Nullable Move plan(MembershipId member, @Nullable List<TeamId> teams) {
        if (teams == null) {
            return null;
        }
        if (!MemberPlaces.mayBeChanged()) {
            throw UserErrorException.at(FIELD, MembershipErrorCode.TEAMS_FORBIDDEN);
        }
        if (teams.size() > MOST || Set.copyOf(teams).size() < teams.size()) {
            throw UserErrorException.at(FIELD, MembershipErrorCode.TEAMS_INVALID, MOST);
        }
        var move = places.plan(member, teams);
        check(teams, move);
        return move;
    }

    private static void check(List<TeamId> teams, MemberPlaces.Move move) {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < teams.size(); i++) {
            var team = teams.get(i);
            if (move.unknown().contains(team)) {
                problems.add(Problem.of(MembershipErrorCode.TEAM_NOT_FOUND, FIELD + "." + i));
            } else if (move.full().contains(team)) {
                problems.add(Problem.of(MembershipErrorCode.TEAM_FULL, FIELD + "." + i));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    void move(MemberPlaces.Move move) {
        places.move(move);
    }
}
