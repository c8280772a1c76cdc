package foyer.tenancy.teams;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Teams that were deleted while they looked after records. */
@Component
public class DeletedTeams {

    private final TeamWriteQueries writes;

    DeletedTeams(TeamWriteQueries writes) {
        this.writes = writes;
    }

    /** The team looks after nothing any more. Does nothing to one that is not deleted, or forgotten already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(TeamId team) {
        writes.forget(team);
    }
}
