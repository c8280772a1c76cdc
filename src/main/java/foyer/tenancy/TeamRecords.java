package foyer.tenancy;

import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.UUID;

/**
 * Records of a module that teams look after (spec/tenancy.md, rules). A team that is deleted belongs to nobody at once, and
 * nobody gives it anything any more; a job takes from it all that it looks after, and has it forgotten then.
 */
public interface TeamRecords {

    /** How many the team looks after, at most so many: told in the transaction in which it is deleted. */
    int count(TeamId team, int most);

    /** Some of those that the team looks after still, archived and frozen ones too; none when it has no more. */
    List<UUID> some(TeamId team, int most);

    /**
     * Takes these from the team, those that it has still, and tells of it; in a transaction of the job's.
     *
     * @param job which takes them
     */
    void release(UUID job, TeamId team, List<UUID> records);
}
