package foyer.tenancy.teams;

import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on teams. */
final class TeamInputs {

    private TeamInputs() {}

    record Create(String name, @Nullable String idempotencyKey) {}

    record Update(TeamId id, String name) {}

    record Delete(TeamId id) {}

    record MembersSet(TeamId id, List<Member> members) {}

    /** Who belongs to a team, and as what. */
    record Member(MembershipId membership, TeamRole role) {}
}
