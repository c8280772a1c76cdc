package foyer.leads.bulk;

import foyer.jobs.JobProgress;
import foyer.leads.LeadErrorCode;
import foyer.leads.LeadId;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs on many leads are given, keep and answer. */
final class LeadBulk {

    static final String PERMISSION = "LEADS_WRITE";

    private static final int MAX_LEADS = 1_000;

    private LeadBulk() {}

    /** @param lostReason for a stage of the kind LOST */
    record Move(List<LeadId> leads, StageId stage, @Nullable String lostReason) {}

    record Archive(List<LeadId> leads) {}

    /** How many leads are behind it, how many of them were changed, and which not. */
    record Place(int next, int changed, List<LeadId> skipped) {

        static final Place START = new Place(0, 0, List.of());

        Place changed(int more) {
            return new Place(next + more, changed + more, skipped);
        }

        Place skip(List<LeadId> these) {
            var all = new ArrayList<>(skipped);
            all.addAll(these);
            return new Place(next + these.size(), changed, List.copyOf(all));
        }

        JobProgress of(List<LeadId> leads) {
            return JobProgress.of(next, leads.size());
        }

        Result result() {
            return new Result(changed, skipped);
        }
    }

    record Result(int changed, List<LeadId> skipped) {}

    static void check(List<LeadId> leads) {
        if (leads.isEmpty() || leads.size() > MAX_LEADS) {
            throw UserErrorException.at("input.leads", LeadErrorCode.IDS_INVALID, MAX_LEADS);
        }
    }
}
