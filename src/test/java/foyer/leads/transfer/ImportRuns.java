package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.Files;
import foyer.files.NewFile;
import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestTenants.TestMember;
import foyer.transfer.DuplicateRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Imports of one member, run to their end. */
final class ImportRuns {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LeadTransferService service;
    private final Files files;
    private final Jobs jobs;
    private final Caller caller;

    ImportRuns(LeadTransferService service, Files files, Jobs jobs, TestMember member) {
        this.service = service;
        this.files = files;
        this.jobs = jobs;
        var actor = new Actor.Member(
                member.tenant(),
                member.user(),
                member.membership(),
                UUID.randomUUID(),
                Set.of("OWNER"),
                Set.of("LEADS_IMPORT", "LEADS_EXPORT"),
                Map.of(),
                Set.of(),
                Set.of("MODULE_LEADS", "BULK_EXPORT"),
                null);
        this.caller = new Caller(actor, "test", null, null, Locale.ENGLISH);
    }

    /** As the member. */
    <T> T as(Supplier<T> work) {
        return CurrentCaller.call(caller, work::get);
    }

    FileId file(byte[] bytes) {
        return file(bytes, LeadTransferInputs.CSV);
    }

    FileId file(byte[] bytes, String contentType) {
        return as(() -> {
            try {
                var file = new NewFile(
                        "leads",
                        contentType,
                        FilePurpose.IMPORT,
                        UUID.randomUUID().toString());
                return files.write(file, out -> out.write(bytes)).id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    FileId file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    JobId begin(FileId file) {
        return begin(file, DuplicateRule.SKIP);
    }

    JobId begin(FileId file, DuplicateRule duplicates) {
        return as(() -> service.begin(
                        new LeadTransferInputs.Import(file, null, duplicates, null, null, null, false, null)))
                .id();
    }

    Job ended(JobId id) {
        await().atMost(LONGEST).until(() -> job(id).status().isOver());
        return job(id);
    }

    /** The outcome of an import of this text. */
    Job run(String text) {
        return ended(begin(file(text)));
    }

    /** The same, changing those that are there. */
    Job update(String text) {
        return ended(begin(file(text), DuplicateRule.UPDATE));
    }

    Job job(JobId id) {
        return Objects.requireNonNull(as(() -> jobs.byIds(List.of(id)).get(id)));
    }

    static Map<String, Object> output(Job job) {
        assertThat(job.output()).as("the output of %s", job).isNotNull();
        return Objects.requireNonNull(job.output());
    }

    String text(String file) {
        return as(() -> {
            try (InputStream bytes = files.read(FileId.of(file), 0)) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
