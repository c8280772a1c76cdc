package foyer.leads.transfer;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Feature;
import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.FileTooLargeException;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobRun;
import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.Leads;
import foyer.platform.messages.Messages;
import foyer.platform.security.AccessState;
import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import foyer.tenancy.teams.TeamId;
import foyer.tenancy.teams.TeamNames;
import foyer.transfer.table.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes leads into a file: page by page, so that the memory it needs is that of one page. */
@Component
class LeadExportJob implements JobHandler<LeadExportJob.Input, LeadExportJob.Output> {

    static final String TYPE = "EXPORT";

    private static final String PERMISSION = "LEADS_EXPORT";
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Leads leads;
    private final Memberships memberships;
    private final TeamNames teamNames;
    private final Tenancy tenancy;
    private final Files files;
    private final Messages messages;
    private final CustomValues customValues;

    LeadExportJob(
            Leads leads,
            Memberships memberships,
            TeamNames teamNames,
            Tenancy tenancy,
            Files files,
            Messages messages,
            CustomValues customValues) {
        this.leads = leads;
        this.memberships = memberships;
        this.teamNames = teamNames;
        this.tenancy = tenancy;
        this.files = files;
        this.messages = messages;
        this.customValues = customValues;
    }

    /**
     * What the job is given.
     *
     * @param customFields by their keys; null in one that was made before there were any
     * @param format null for CSV, of a job that was made before there were others
     */
    record Input(
            LeadFilter filter,
            List<LeadExportColumn> columns,
            @Nullable List<String> customFields,
            LeadTransferInputs.@Nullable Format format) {

        LeadTransferInputs.Format form() {
            return format == null ? LeadTransferInputs.Format.CSV : format;
        }
    }

    record Output(FileId file) {}

    @Override
    public JobDefinition<Input, Output> definition() {
        return JobDefinition.of(TYPE, Input.class, Output.class)
                .permission(PERMISSION)
                .module(Feature.MODULE_LEADS)
                .allowedWhen(AccessState.READ_ONLY, AccessState.BLOCKED)
                .timeout(LONGEST);
    }

    @Override
    public Output run(JobRun run, Input input) throws IOException {
        var name = messages.get(input.form().nameKey());
        var file = new NewFile(
                name, input.form().contentType(), FilePurpose.takenOut(), "lead-export:" + run.id(), PERMISSION);
        try {
            return new Output(files.write(file, out -> write(run, input, out)).id());
        } catch (EntitlementException e) {
            throw JobFailure.finally_(LeadTransferErrorCode.STORAGE_FULL).causedBy(e);
        } catch (FileTooLargeException e) {
            throw JobFailure.finally_(LeadTransferErrorCode.FILE_TOO_LARGE).causedBy(e);
        }
    }

    private void write(JobRun run, Input input, OutputStream out) throws IOException {
        var table = input.form().writer(out, CurrentCaller.get().locale());
        var fields = fields(input);
        var titles = input.columns().stream().map(column -> messages.get("leads.column." + column.name()));
        table.row(Stream.concat(titles, fields.stream().map(CustomField::label))
                .map(Cell::of)
                .toList());
        var zone = ZoneId.of(tenancy.defaults().timeZone());
        var rows = 0L;
        for (var page : leads.pages(input.filter(), PERMISSION)) {
            run.check();
            var context = new Page(zone, names(page), teams(page), values(page, fields));
            for (var lead : page) {
                table.row(cells(lead, input, fields, context));
            }
            rows += page.size();
            run.progress(rows, null, null);
        }
        table.finish();
    }

    private static List<@Nullable Cell> cells(Lead lead, Input input, List<CustomField> fields, Page context) {
        var cells = new ArrayList<@Nullable Cell>();
        input.columns().forEach(column -> cells.add(column.of(lead, context)));
        fields.forEach(field -> cells.add(context.value(lead, field)));
        return cells;
    }

    /** Those of the fields asked for that are still in use, in the order asked. */
    private List<CustomField> fields(Input input) {
        if (input.customFields() == null || input.customFields().isEmpty()) {
            return List.of();
        }
        var byKey = customValues.inUse(RecordType.LEAD).stream()
                .collect(Collectors.toMap(CustomField::key, field -> field));
        return input.customFields().stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<UUID, List<CustomValue>> values(List<Lead> page, List<CustomField> fields) {
        var ids = page.stream().map(lead -> lead.id().value()).toList();
        return fields.isEmpty() ? Map.of() : customValues.bySubjects(ids);
    }

    private Map<MembershipId, String> names(List<Lead> page) {
        var ids = page.stream().map(Lead::assigneeId).filter(Objects::nonNull).collect(Collectors.toSet());
        return memberships.byIds(ids).values().stream().collect(Collectors.toMap(Membership::id, Membership::name));
    }

    private Map<TeamId, String> teams(List<Lead> page) {
        var ids = page.stream().map(Lead::teamId).filter(Objects::nonNull).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : teamNames.of(ids);
    }

    private record Page(
            ZoneId zone,
            Map<MembershipId, String> names,
            Map<TeamId, String> teams,
            Map<UUID, List<CustomValue>> values)
            implements LeadExportColumn.Context {

        @Nullable Cell value(Lead lead, CustomField field) {
            return values.getOrDefault(lead.id().value(), List.of()).stream()
                    .filter(value -> value.field().id().equals(field.id()))
                    .map(Page::cell)
                    .findFirst()
                    .orElse(null);
        }

        private static Cell cell(CustomValue value) {
            return switch (value.field().kind()) {
                case NUMBER -> new Cell.Number(requireNonNull(value.number()));
                case BOOLEAN -> new Cell.Flag(requireNonNull(value.flag()));
                case TEXT, DATE, OPTION, MONEY -> new Cell.Text(value.words());
            };
        }

        @Override
        public @Nullable String assignee(Lead lead) {
            return lead.assigneeId() == null ? null : names.get(lead.assigneeId());
        }

        @Override
        public @Nullable String team(Lead lead) {
            return lead.teamId() == null ? null : teams.get(lead.teamId());
        }
    }
}
