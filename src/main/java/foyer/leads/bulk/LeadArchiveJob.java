package foyer.leads.bulk;

import foyer.entitlements.Feature;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobRun;
import foyer.leads.LeadId;
import foyer.leads.LeadListService;
import foyer.leads.LeadQueries;
import foyer.platform.graphql.UserErrorException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Jobs BULK_DELETE: archives leads, many in a transaction. */
@Component
class LeadArchiveJob implements JobHandler<LeadBulk.Archive, LeadBulk.Result> {

    /** As many as one mutation takes. */
    private static final int AT_ONCE = 100;

    private final LeadListService lists;
    private final LeadQueries queries;

    LeadArchiveJob(LeadListService lists, LeadQueries queries) {
        this.lists = lists;
        this.queries = queries;
    }

    @Override
    public JobDefinition<LeadBulk.Archive, LeadBulk.Result> definition() {
        return JobDefinition.of("BULK_DELETE", LeadBulk.Archive.class, LeadBulk.Result.class)
                .open(LeadBulk.PERMISSION)
                .module(Feature.MODULE_LEADS);
    }

    @Override
    public void check(LeadBulk.Archive input) {
        LeadBulk.check(input.leads());
    }

    @Override
    public LeadBulk.Result run(JobRun run, LeadBulk.Archive input) {
        var kept = run.state(LeadBulk.Place.class);
        var place = kept == null ? LeadBulk.Place.START : kept;
        while (place.next() < input.leads().size()) {
            place = archive(run, input.leads(), place);
        }
        return place.result();
    }

    /** One that cannot be changed, as a frozen one, holds up none: the others go one by one then. */
    private LeadBulk.Place archive(JobRun run, List<LeadId> leads, LeadBulk.Place place) {
        var chunk = leads.subList(place.next(), Math.min(leads.size(), place.next() + AT_ONCE));
        try {
            return archive(run, leads, chunk, place);
        } catch (UserErrorException _) {
            var stand = place;
            for (var lead : chunk) {
                stand = archiveOne(run, leads, lead, stand);
            }
            return stand;
        }
    }

    private LeadBulk.Place archiveOne(JobRun run, List<LeadId> leads, LeadId lead, LeadBulk.Place place) {
        try {
            return archive(run, leads, List.of(lead), place);
        } catch (UserErrorException _) {
            return place.skip(List.of(lead));
        }
    }

    private LeadBulk.Place archive(JobRun run, List<LeadId> leads, List<LeadId> chunk, LeadBulk.Place place) {
        var stored = queries.permitted(chunk, LeadQueries.WRITE);
        var found = chunk.stream().filter(stored::contains).toList();
        var after = place.changed(found.size())
                .skip(chunk.stream().filter(lead -> !stored.contains(lead)).toList());
        run.write(after, after.of(leads), () -> found.isEmpty() ? List.of() : lists.archive(found));
        return after;
    }
}
