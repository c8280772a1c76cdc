package foyer.tenancy.export;

import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.FileTooLargeException;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.platform.security.AccessState;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Writes all that the tenant has into a file. An attempt that dies leaves nothing that anybody sees, and the next begins
 * anew; once the file is there, it is told of exactly once.
 */
@Component
class TenantExportJob implements JobHandler<TenantExportJob.Input, TenantExportJob.Output> {

    static final String TYPE = "TENANT_EXPORT";

    private static final String PERMISSION = "TENANT_EXPORT";

    /** Of one attempt: the largest tenants have hundreds of gigabytes in files. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final TenantArchives archives;
    private final TenantExportNotice notice;
    private final Files files;
    private final Tenancy tenancy;
    private final TenantClock clock;

    TenantExportJob(
            TenantArchives archives, TenantExportNotice notice, Files files, Tenancy tenancy, TenantClock clock) {
        this.archives = archives;
        this.notice = notice;
        this.files = files;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    record Input() {}

    record Output(FileId file) {}

    @Override
    public JobDefinition<Input, Output> definition() {
        return JobDefinition.of(TYPE, Input.class, Output.class)
                .permission(PERMISSION)
                .allowedWhen(AccessState.READ_ONLY, AccessState.SUSPENDED, AccessState.BLOCKED)
                .concurrency(1)
                .timeout(LONGEST);
    }

    @Override
    public Output run(JobRun run, Input input) throws IOException {
        var told = run.state(Output.class);
        if (told != null) {
            return told;
        }
        var tenant = tenancy.tenant();
        var written = new AtomicLong();
        try {
            var file = files.write(
                    file(run, tenant),
                    out -> archives.write(tenant, out, done -> {
                        written.set(done);
                        run.progress(done, null, null);
                    }));
            return run.step(new JobProgress(written.get(), null, null), () -> {
                notice.tell(tenant, run.id(), file);
                return new Output(file.id());
            });
        } catch (FileTooLargeException e) {
            throw JobFailure.finally_(TenantExportErrorCode.FILE_TOO_LARGE).causedBy(e);
        }
    }

    private NewFile file(JobRun run, Tenant tenant) {
        var day = LocalDate.ofInstant(clock.now(), ZoneId.of(tenant.timeZone()));
        var name = tenant.slug() + "-" + day + ".zip";
        return new NewFile(name, "application/zip", FilePurpose.ARCHIVE, "tenant-export:" + run.id(), PERMISSION);
    }
}
