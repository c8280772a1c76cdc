package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static foyer.files.pictures.PictureSamples.SECRET;
import static foyer.files.pictures.PictureSamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.pictures.HostilePictures;
import foyer.files.pictures.PictureSamples;
import foyer.files.pictures.WebpSamples;
import foyer.files.storage.Storage;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures that are made to hold up others, or wrongly. */
@FoyerTest
@Tag("graphql")
class HostileUploadsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    @Autowired
    PictureDecoding decoding;

    @Autowired
    SmallerPictures pictures;

    @Autowired
    FileQueries queries;

    @Autowired
    Transactions transactions;

    private FileApi files;
    private StoredBytes stored;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
    }

    private byte[] bytes(String id, String variant) {
        return get(files.member()
                        .client()
                        .run("files/file", Map.of("id", id, "variant", variant))
                        .text("file.url"))
                .body();
    }

    private static List<String> texts(Callable<List<String>> read) {
        try {
            return read.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a stranger's few bytes make a decoder do is nobody else's time, and ends. */
    @Test
    void makesNoFormOfWhatTakesLongToDecode() {
        var bomb = WebpSamples.bomb(6_000, 6_000, 1_000);

        var id = files.upload("a.webp", "image/webp", "MEDIA", bomb);

        assertThat(bytes(id, "THUMB")).isEqualTo(bomb);
        assertThat(texts(stored::pictureJobs)).isEmpty();
        CurrentCaller.call(Caller.system(files.member().tenant(), "test"), () -> {
            transactions.run(() -> pictures.make(Objects.requireNonNull(queries.any(FileId.of(id)))));
            return id;
        });
        Awaited.until(() -> texts(stored::pictureJobs).equals(List.of("COMPLETED")));
        assertThat(texts(stored::forms)).isEmpty();
    }

    @Test
    void letsPeopleSignInWhileAPictureIsDecoded() throws Exception {
        var busy = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> decoding.call(() -> held(busy, done)));
            try {
                busy.await();
                files.upload("a.jpg", "image/jpeg", "MEDIA", PictureSamples.jpeg(2_000, 1_000));
                Awaited.until(() -> decoding.waiting() == 1);

                tenants.signUp("REAL_ESTATE");

                assertThat(texts(stored::forms)).isEmpty();
            } finally {
                done.countDown();
            }
            assertThat(holding.get()).isTrue();
        }
        Awaited.until(() -> texts(stored::forms).size() == 2);
    }

    private static boolean held(CountDownLatch busy, CountDownLatch done) {
        busy.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    @Test
    void leavesOutTheNotesOfABrokenPicture() {
        var broken = HostilePictures.brokenPng(200, 100);

        var id = files.upload("a.png", "image/png", "MEDIA", broken);

        assertThat(text(broken)).contains(SECRET);
        assertThat(text(bytes(id, "ORIGINAL"))).doesNotContain(SECRET);
    }

    @Test
    void refusesWhatIsNoPicture() throws Exception {
        var bytes = PictureSamples.notedPng(200, 100);
        var file = files.announce("a.png", "image/png", "MEDIA", 20);
        put(file, Arrays.copyOf(bytes, 20));

        var refused = files.run("fileUploadComplete", "id", file.id());

        assertThat(refused.userErrorCodes("fileUploadComplete")).containsExactly("TYPE_MISMATCH");
        assertThat(stored.objects()).isEmpty();
    }
}
