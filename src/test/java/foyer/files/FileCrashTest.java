package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.HaltingStorage.Halt;
import foyer.files.pictures.PictureSamples;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A process that dies at each step of what changes files, one after the other. Whatever it leaves, the upkeep brings
 * storage, rows and the plan's count together again, and every READY file has its bytes.
 */
@FoyerTest
@Tag("graphql")
class FileCrashTest {

    private static final Duration HOURS = Duration.ofHours(2);
    private static final int MOST_STEPS = 30;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    @Autowired
    FileExpiry expiry;

    @Autowired
    FileSweep sweep;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    private FileApi files;
    private StoredBytes stored;
    private FileParts parts;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
        parts = new FileParts(context);
    }

    /** The work, dying at its first step, at its second, until it comes through; the number of steps. */
    private static int haltingAtEach(IntConsumer work) {
        for (var step = 0; step < MOST_STEPS; step++) {
            if (survives(work, step)) {
                return step;
            }
        }
        throw new AssertionError("more steps than " + MOST_STEPS);
    }

    private static boolean survives(IntConsumer work, int step) {
        try {
            work.accept(step);
            return true;
        } catch (Halt _) {
            return false;
        }
    }

    private UploadService uploads(int step) {
        return parts.uploads(new HaltingStorage(storage, step));
    }

    private void tidy() throws Exception {
        expiry.expire(clock.instant().plus(HOURS));
        expiry.run();
        sweep.sweep(clock.instant().plus(HOURS));
        assertThat(stored.objects()).extracting(StorageKey::name).containsExactlyInAnyOrderElementsOf(stored.owned());
        assertThat(stored.counts()).allMatch(count -> count.matches("(\\d+) of \\1"));
        assertThat(stored.statuses()).containsOnly("READY");
        assertThat(stored.counted()).isEqualTo(blobsTotal() + " and 0");
    }

    private long blobsTotal() {
        return as(context.getBean(BlobQueries.class)::total);
    }

    private <T> T as(Supplier<T> work) {
        return CurrentCaller.call(Caller.system(files.member().tenant(), "test"), work::get);
    }

    /** A picture that is kept without its notes is written anew: one more object for a while. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void completesOrLeavesNothing(boolean noted) throws Exception {
        files.picture();
        var steps = haltingAtEach(step -> {
            var id = FileId.of(files.brought(noted ? PictureSamples.notedPng(60, 40) : Samples.png()));
            as(() -> uploads(step).complete(id));
        });

        assertThat(steps).isGreaterThan(3);
        tidy();
        assertThat(stored.statuses()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void completesWhatEqualBytesWereThereOfOrLeavesNothing() throws Exception {
        var bytes = Samples.png();
        var first = files.upload("a.png", "image/png", "MEDIA", bytes);
        var steps = haltingAtEach(step -> {
            var id = FileId.of(files.brought(bytes));
            as(() -> uploads(step).complete(id));
        });

        assertThat(steps).isGreaterThan(5);
        tidy();
        assertThat(stored.objects()).hasSize(1);
        assertThat(get(files.url(first)).body()).isEqualTo(bytes);
    }

    /** A client that asks again, and sends the bytes again where they are missing, gets its file at last. */
    @Test
    void completesWhenTheClientAsksAgain() throws Exception {
        var steps = haltingAtEach(step -> {
            var bytes = Samples.png();
            var file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
            put(file, bytes);
            var id = FileId.of(file.id());
            try {
                as(() -> uploads(step).complete(id));
            } finally {
                if (!files.run("fileUploadComplete", "id", file.id())
                        .userErrorCodes("fileUploadComplete")
                        .isEmpty()) {
                    put(file, bytes);
                    files.done("fileUploadComplete", "id", file.id());
                }
                assertThat(get(files.url(file.id())).body()).isEqualTo(bytes);
            }
        });

        tidy();
        assertThat(stored.statuses()).hasSize(steps + 1);
    }

    @Test
    void dropsWhatIsRefusedOrSweepsIt() throws Exception {
        files.picture();
        haltingAtEach(step -> {
            var file = files.announce("a.gif", "image/gif", "MEDIA", Samples.png().length);
            put(file, Samples.png());
            var id = FileId.of(file.id());
            try {
                as(() -> uploads(step).complete(id));
            } catch (UserErrorException e) {
                assertThat(e.problems()).hasSize(1);
            }
        });

        tidy();
    }

    @Test
    void makesOneFileThoughTheServerDiesMakingIt() throws Exception {
        var file = new NewFile("a.csv", "text/csv", FilePurpose.EXPORT, "export-1");
        var steps = haltingAtEach(step -> {
            var made = parts.made(new HaltingStorage(storage, step));
            as(() -> write(made, file));
        });

        assertThat(steps).isGreaterThan(2);
        tidy();
        assertThat(stored.statuses()).hasSize(1);
    }

    private static StoredFile write(MadeFileService made, NewFile file) {
        try {
            return made.write(file, out -> out.write(Samples.csv()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void purgesAllOrSweepsTheRest() throws Exception {
        var kept = files.picture();
        haltingAtEach(step -> {
            files.deleted();
            try {
                stored.change("update files.file set deleted_at = deleted_at - interval '31 days' where tenant_id = ?");
                parts.expiry(new HaltingStorage(storage, step)).run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        tidy();
        assertThat(stored.statuses()).hasSize(1);
        assertThat(get(files.url(kept)).statusCode()).isEqualTo(200);
    }

    @Test
    void goesWithItsTenantOrTheRestIsSwept() throws Exception {
        var steps = haltingAtEach(step -> {
            files.picture();
            as(() -> goes(parts.purge(new HaltingStorage(storage, step))));
        });

        assertThat(steps).isGreaterThan(1);
        sweep.sweep(clock.instant().plus(HOURS));
        assertThat(stored.owned()).isEmpty();
        assertThat(stored.objects()).isEmpty();
    }

    private static int goes(FilePurge purge) {
        var chunks = 0;
        try {
            while (purge.purge(2)) {
                chunks++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunks;
    }
}
