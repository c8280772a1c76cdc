package foyer.leads.transfer;

import foyer.leads.LeadErrorCode;
import foyer.leads.batches.BatchRule;
import foyer.leads.batches.LeadBatch;
import foyer.leads.batches.LeadRow;
import foyer.leads.batches.WaitingWordQueries;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.records.fields.CustomField;
import foyer.records.tags.Tags;
import foyer.tenancy.teams.TeamId;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportField;
import foyer.transfer.ImportRow;
import foyer.transfer.ImportSession;
import foyer.transfer.ParsedRow;
import foyer.transfer.RowOutcome;
import foyer.transfer.RowProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows as leads and stores them. */
final class LeadImportSession implements ImportSession<LeadRow> {

    private final LeadBatch batch;
    private final BatchRule rule;
    private final Map<String, TeamId> teams;
    private final AssigneeCells people;
    private final List<ImportField> fields;
    private final CustomCells own;
    private final RowMessages messages;
    private final WaitingWordQueries words;

    /**
     * A session of a file.
     *
     * @param teams that there are at its opening, by the keys of their names
     * @param own the custom fields that there are then
     */
    LeadImportSession(
            LeadBatch batch,
            BatchRule rule,
            Map<String, TeamId> teams,
            AssigneeCells people,
            List<CustomField> own,
            RowMessages messages,
            WaitingWordQueries words) {
        this.batch = batch;
        this.rule = rule;
        this.teams = teams;
        this.people = people;
        this.fields = LeadImportField.fields(own);
        this.own = new CustomCells(own, batch.currency(), batch.country(), messages);
        this.messages = messages;
        this.words = words;
    }

    @Override
    public List<ImportField> fields() {
        return fields;
    }

    @Override
    public ParsedRow<LeadRow> parse(ImportRow row) {
        var faults = new RowFaults(messages);
        var cells = new LeadCells(row, batch, rule, teams, people, own, faults);
        var draft = cells.draft();
        var problems = new ArrayList<Problem>();
        var asNew = new ArrayList<Problem>();
        var lead = batch.check(draft, cells.text(LeadImportField.STAGE), cells.custom(), problems, asNew);
        problems.forEach(faults::add);
        asNew.forEach(faults::addAsNew);
        if (lead != null && isForbidden(lead.values().teamId())) {
            faults.refuse(LeadImportField.TEAM, LeadImportCode.TEAM_FORBIDDEN);
        }
        return lead == null || !isGood(faults)
                ? new ParsedRow.Bad<>(faults.all())
                : new ParsedRow.Good<>(new LeadRow(lead, cells.filled(), faults.asNew()));
    }

    /** Whether a new lead comes of it is known when the row is stored, but where each makes one. */
    private boolean isGood(RowFaults faults) {
        return faults.problems().isEmpty()
                && (rule.duplicates() != DuplicateRule.CREATE || faults.asNew().isEmpty());
    }

    /** A lead that is there may have the team already, which is known when the row is stored. */
    private boolean isForbidden(@Nullable TeamId team) {
        return team != null
                && rule.duplicates() != DuplicateRule.UPDATE
                && !rule.teams().contains(team);
    }

    @Override
    public List<RowOutcome> store(UUID job, List<LeadRow> rows) {
        return outcomes(rows, batch.store(job, rows, rule));
    }

    @Override
    public List<RowOutcome> foresee(List<LeadRow> rows) {
        return outcomes(rows, batch.foresee(rows, rule));
    }

    private List<RowOutcome> outcomes(List<LeadRow> rows, List<LeadBatch.Outcome> outcomes) {
        var all = new ArrayList<RowOutcome>(rows.size());
        for (var i = 0; i < rows.size(); i++) {
            all.add(outcome(rows.get(i), outcomes.get(i)));
        }
        return all;
    }

    @Override
    public void lookAfter() {
        words.index();
    }

    private RowOutcome outcome(LeadRow row, LeadBatch.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> RowOutcome.Done.CREATED;
            case UPDATED -> RowOutcome.Done.UPDATED;
            case DUPLICATE -> RowOutcome.Done.DUPLICATE;
            case ARCHIVED -> refused(LeadImportCode.LEAD_ARCHIVED);
            case FROZEN -> refused(LeadImportCode.LEAD_FROZEN);
            case FORBIDDEN -> refused(LeadImportCode.LEAD_FORBIDDEN);
            case TEAM_FORBIDDEN -> refused(LeadImportField.TEAM, LeadImportCode.TEAM_FORBIDDEN);
            case OVERTAGGED -> overtagged();
            case UNFIT_AS_NEW -> new RowOutcome.Refused(row.asNew());
        };
    }

    private RowOutcome overtagged() {
        var message = messages.of(LeadErrorCode.TAGS_INVALID, List.of(Tags.MAX_EACH, Tags.MAX_LENGTH));
        return RowOutcome.refused(
                new RowProblem(LeadImportField.TAGS.name(), LeadErrorCode.TAGS_INVALID.name(), message));
    }

    private RowOutcome refused(LeadImportCode code) {
        return refused(null, code);
    }

    private RowOutcome refused(@Nullable LeadImportField field, LeadImportCode code) {
        return RowOutcome.refused(new RowProblem(field == null ? null : field.name(), code.name(), messages.of(code)));
    }
}
