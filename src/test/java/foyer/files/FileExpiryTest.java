package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes when its time is over, what the plan gets back, and what is swept. */
@FoyerTest
@Tag("graphql")
class FileExpiryTest {

    private static final Duration HOURS = Duration.ofHours(2);

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
    Files made;

    @Autowired
    Clock clock;

    private FileApi files;
    private StoredBytes stored;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
    }

    private Instant later() {
        return clock.instant().plus(HOURS);
    }

    @Test
    void holdsTheSizeOfAnUploadUntilItIsCompleteOrExpired() throws Exception {
        var bytes = Samples.png();
        files.announce("a.png", "image/png", "MEDIA", 5_000);
        var id = files.brought(bytes);
        assertThat(stored.counted()).isEqualTo("0 and " + (5_000 + bytes.length));

        files.done("fileUploadComplete", "id", id);
        assertThat(stored.counted()).isEqualTo(bytes.length + " and 5000");

        expiry.expire(later());
        assertThat(stored.counted()).isEqualTo(bytes.length + " and 0");
        assertThat(stored.statuses()).containsExactly("READY");
        assertThat(stored.events()).contains("file.expired");
    }

    @Test
    void takesOutAnUploadWithTheBytesThatCame() throws Exception {
        var id = files.brought(Samples.png());
        expiry.run();
        assertThat(stored.statuses()).containsExactly("PENDING");

        expiry.expire(later());

        assertThat(stored.statuses()).isEmpty();
        assertThat(stored.objects()).isEmpty();
        assertThat(files.run("fileUploadComplete", "id", id).userErrorCodes("fileUploadComplete"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void refusesWhatThePlanHasNoRoomFor() throws Exception {
        files.picture();
        stored.change("update entitlements.claim_limit set allowed = 2500 where tenant_id = ?"
                + " and limit_key = 'STORAGE_BYTES'");

        var refused = files.run(
                "fileUploadCreate", "name", "a.png", "contentType", "image/png", "size", 1_600, "purpose", "MEDIA");

        assertThat(refused.userErrorCodes("fileUploadCreate")).containsExactly("LIMIT_REACHED");
        assertThat(stored.statuses()).containsExactly("READY");
        files.picture();
    }

    @Test
    void takesOutAnArchiveAfterSevenDaysAndNeverCountsIt() throws Exception {
        files.picture();
        var counted = stored.counted();
        var archive = new NewFile("all.zip", "application/zip", FilePurpose.ARCHIVE, "archive");
        CurrentCaller.call(
                Caller.system(files.member().tenant(), "test"),
                () -> made.write(archive, out -> out.write(new byte[] {1, 2, 3})));
        assertThat(stored.counted()).isEqualTo(counted);
        stored.change("update files.file set created_at = created_at - interval '6 days' where tenant_id = ?");
        expiry.run();
        assertThat(stored.statuses()).hasSize(2);

        stored.change("update files.file set created_at = created_at - interval '25 hours' where tenant_id = ?");
        expiry.run();

        assertThat(stored.statuses()).containsExactly("READY");
        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counted()).isEqualTo(counted);
        assertThat(stored.events()).contains("file.purged");
    }

    @Test
    void leavesADeletedFileAloneForThirtyDays() throws Exception {
        var id = files.deleted();
        stored.change("update files.file set deleted_at = deleted_at - interval '29 days' where tenant_id = ?");

        expiry.run();

        assertThat(files.done("fileRestore", "id", id).path("status").asString())
                .isEqualTo("READY");
    }

    @Test
    void sweepsBytesThatNobodyOwnsOnceTheyAreOld() throws Exception {
        files.picture();
        files.brought(Samples.png());
        var tenant = files.member().tenant();
        storage.write(StorageKey.object(tenant), out -> out.write(1));
        storage.write(StorageKey.upload(tenant), out -> out.write(1));

        sweep.run();
        assertThat(stored.objects()).hasSize(4);

        sweep.sweep(later());
        assertThat(stored.objects()).extracting(StorageKey::name).containsExactlyInAnyOrderElementsOf(stored.owned());
    }

    @Test
    void saysThatBytesAreLostAndThatTheyAreBack() throws Exception {
        var bytes = Samples.png();
        var id = files.upload("a.png", "image/png", "MEDIA", bytes);
        var key = stored.objects().getFirst();
        storage.delete(key);

        sweep.run();
        assertThat(stored.statuses()).containsExactly("LOST");
        sweep.run();

        storage.write(key, out -> out.write(bytes));
        sweep.run();
        assertThat(stored.statuses()).containsExactly("READY");
        assertThat(stored.events()).containsOnlyOnce("file.lost");
        assertThat(FileApi.get(files.url(id)).body()).isEqualTo(bytes);
    }

    /** The bytes are looked for beside those of others, before, between and behind them. */
    @Test
    void missesExactlyTheBytesThatAreLost() throws Exception {
        for (var i = 0; i < 12; i++) {
            files.picture();
        }
        var keys = stored.objects().stream()
                .sorted(Comparator.comparing(StorageKey::name))
                .toList();
        for (var i : new int[] {0, 4, 5, 11}) {
            storage.delete(keys.get(i));
        }
        storage.write(StorageKey.object(files.member().tenant()), out -> out.write(1));

        sweep.run();

        assertThat(stored.statuses()).containsOnly("READY", "LOST");
        assertThat(Collections.frequency(stored.statuses(), "LOST")).isEqualTo(4);
        assertThat(stored.lost())
                .containsExactlyInAnyOrder(
                        keys.get(0).name(),
                        keys.get(4).name(),
                        keys.get(5).name(),
                        keys.get(11).name());
    }

    @Test
    void findsLostBytesAgainWhenTheyAreUploadedAnew() throws Exception {
        var bytes = Samples.png();
        var lost = files.upload("a.png", "image/png", "MEDIA", bytes);
        storage.delete(stored.objects().getFirst());
        sweep.run();

        files.upload("b.png", "image/png", "MEDIA", bytes);

        assertThat(stored.statuses()).containsExactly("READY", "READY");
        assertThat(FileApi.get(files.url(lost)).body()).isEqualTo(bytes);
        assertThat(stored.counted()).isEqualTo(bytes.length + " and 0");
    }

    @Test
    void countsLostBytesOnceWhenTheServerMakesThemAnew() throws Exception {
        make("export-1");
        storage.delete(stored.objects().getFirst());
        sweep.run();
        assertThat(stored.statuses()).containsExactly("LOST");

        make("export-2");

        assertThat(stored.statuses()).containsExactly("READY", "READY");
        assertThat(stored.counted()).isEqualTo(Samples.csv().length + " and 0");
    }

    private void make(String key) throws Exception {
        var file = new NewFile("a.csv", "text/csv", FilePurpose.EXPORT, key);
        CurrentCaller.call(
                Caller.system(files.member().tenant(), "test"),
                () -> made.write(file, out -> out.write(Samples.csv())));
    }
}
