package foyer.leads.transfer;

import foyer.leads.LeadAssignees;
import foyer.leads.batches.BatchRule;
import foyer.leads.batches.LeadBatches;
import foyer.leads.batches.LeadRow;
import foyer.leads.batches.WaitingWordQueries;
import foyer.platform.messages.Messages;
import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.tenancy.Memberships;
import foyer.tenancy.teams.TeamId;
import foyer.tenancy.teams.TeamNames;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportSession;
import foyer.transfer.ImportTarget;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Leads from the rows of a file. */
@Component
class LeadImportTarget {

    static final String PERMISSION = "LEADS_IMPORT";

    private final LeadBatches batches;
    private final CustomValues customValues;
    private final TeamNames teamNames;
    private final LeadAssignees assignees;
    private final Memberships memberships;
    private final Messages messages;
    private final WaitingWordQueries words;

    LeadImportTarget(
            LeadBatches batches,
            CustomValues customValues,
            TeamNames teamNames,
            LeadAssignees assignees,
            Memberships memberships,
            Messages messages,
            WaitingWordQueries words) {
        this.batches = batches;
        this.customValues = customValues;
        this.teamNames = teamNames;
        this.assignees = assignees;
        this.memberships = memberships;
        this.messages = messages;
        this.words = words;
    }

    /** Leads with what this import gives to all of them. */
    ImportTarget<LeadRow> of(LeadImportJob.Input input) {
        return new ImportTarget<>() {
            @Override
            public String permission() {
                return PERMISSION;
            }

            @Override
            public ImportSession<LeadRow> open(DuplicateRule duplicates) {
                var teams = teamNames.all();
                var given = teams.isEmpty() ? Set.<TeamId>of() : assignees.mayBeOf(teams.values());
                return session(new BatchRule(duplicates, input.allTags(), input.list(), given), teams);
            }
        };
    }

    private LeadImportSession session(BatchRule rule, Map<String, TeamId> teams) {
        var locale = CurrentCaller.get().locale();
        return new LeadImportSession(
                batches.open(),
                rule,
                teams,
                AssigneeCells.of(memberships, assignees),
                customValues.inUse(RecordType.LEAD),
                new RowMessages((key, arguments) -> messages.in(locale, key, arguments.toArray())),
                words);
    }
}
