package foyer.tenancy.members;

import foyer.jobs.JobCreator;
import foyer.jobs.Jobs;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import foyer.tenancy.actors.Rights;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The jobs of a member who goes. A job does what whoever it runs as may do, so it goes on as the heir's where the heir may
 * do no more than the member could. Else it ends, or somebody would plan a deletion that they may not do and leave it to
 * whoever may; the heir looks at it and has it come again.
 */
@Component
class MemberJobs implements MemberRecords {

    private final Jobs jobs;
    private final MemberQueries members;
    private final SchemaPermissions schema;

    MemberJobs(Jobs jobs, MemberQueries members, SchemaPermissions schema) {
        this.jobs = jobs;
        this.members = members;
        this.schema = schema;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        if (to != null && mayDoNoMore(to, from)) {
            jobs.handOver(maker(from), maker(to));
        } else {
            jobs.end(maker(from), to == null ? null : maker(to));
        }
    }

    private boolean mayDoNoMore(MembershipId heir, MembershipId gone) {
        var both = members.byIds(Set.of(heir, gone));
        var next = both.get(heir);
        var before = both.get(gone);
        return next != null
                && before != null
                && Rights.of(next.held(), schema).areWithin(Rights.of(before.held(), schema));
    }

    private static JobCreator maker(MembershipId member) {
        return new JobCreator("MEMBER", member.value());
    }
}
