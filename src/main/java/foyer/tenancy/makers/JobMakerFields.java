package foyer.tenancy.makers;

import foyer.jobs.Job;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What tenancy adds to a job: who made it. */
@Controller
class JobMakerFields {

    private static final String MEMBER = "MEMBER";

    @SchemaMapping
    @Nullable CompletableFuture<Membership> createdBy(Job job, DataLoader<MembershipId, Membership> memberships) {
        var creator = job.creator();
        return creator.kind().equals(MEMBER) && creator.id() != null
                ? memberships.load(new MembershipId(creator.id()))
                : null;
    }
}
