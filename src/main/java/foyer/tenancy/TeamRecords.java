package foyer.tenancy;

import foyer.jobs.Job;
import foyer.tenancy.teams.TeamId;
import org.jspecify.annotations.Nullable;

/** Records of a module that teams look after (spec/tenancy.md, rules). */
public interface TeamRecords {

    /**
     * Called in the transaction in which a team is deleted: nobody belongs to it any more, and nobody gives it anything.
     *
     * @return the job that takes from the team all that it looks after, and has it forgotten then
     *     ({@link foyer.tenancy.teams.DeletedTeams}); null when it looks after nothing
     */
    @Nullable Job release(TeamId team);
}
