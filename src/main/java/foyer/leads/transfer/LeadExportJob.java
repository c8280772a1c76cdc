package foyer.leads.transfer;

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
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import foyer.transfer.table.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private final Tenancy tenancy;
    private final Files files;
    private final Messages messages;

    LeadExportJob(Leads leads, Memberships memberships, Tenancy tenancy, Files files, Messages messages) {
        this.leads = leads;
        this.memberships = memberships;
        this.tenancy = tenancy;
        this.files = files;
        this.messages = messages;
    }

    /** @param format null for CSV, of a job that was made before there were others */
    record Input(LeadFilter filter, List<LeadExportColumn> columns, LeadTransferInputs.@Nullable Format format) {

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
                name, input.form().contentType(), FilePurpose.EXPORT, "lead-export:" + run.id(), PERMISSION);
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
        table.row(input.columns().stream()
                .map(column -> Cell.of(messages.get("leads.column." + column.name())))
                .toList());
        var zone = ZoneId.of(tenancy.defaults().timeZone());
        var rows = 0L;
        for (var page : leads.pages(input.filter(), PERMISSION)) {
            run.check();
            var context = new Page(zone, names(page));
            for (var lead : page) {
                table.row(input.columns().stream()
                        .map(column -> column.of(lead, context))
                        .toList());
            }
            rows += page.size();
            run.progress(rows, null, null);
        }
        table.finish();
    }

    private Map<MembershipId, String> names(List<Lead> page) {
        var ids = page.stream().map(Lead::assigneeId).filter(Objects::nonNull).collect(Collectors.toSet());
        return memberships.byIds(ids).values().stream().collect(Collectors.toMap(Membership::id, Membership::name));
    }

    private record Page(ZoneId zone, Map<MembershipId, String> names) implements LeadExportColumn.Context {

        @Override
        public @Nullable String assignee(Lead lead) {
            return lead.assigneeId() == null ? null : names.get(lead.assigneeId());
        }
    }
}
