package foyer.leads.batches;

import foyer.leads.lists.LeadListId;
import foyer.tenancy.teams.TeamId;
import foyer.transfer.DuplicateRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of leads beside what their rows say.
 *
 * @param duplicates what becomes of those that seem to be there already
 * @param tags what those get besides their own that are there and changed, in stored form; of new ones they are values
 * @param list what all of them are put on, those that are passed over too; null for none
 * @param teams those that the caller may give leads to
 */
public record BatchRule(
        DuplicateRule duplicates,
        List<String> tags,
        @Nullable LeadListId list,
        Set<TeamId> teams) {}
