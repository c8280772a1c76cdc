package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import foyer.files.storage.s3.S3Settings;
import foyer.files.storage.s3.S3Storage;
import foyer.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class S3StorageTest extends TakingContract {

    private static final int MORE_THAN_A_PAGE = 1_005;

    private final UUID place = UUID.randomUUID();
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();
    private S3Storage storage;

    @BeforeEach
    void open() {
        storage = open(null, 8, Duration.ofSeconds(20), server.endpoint());
    }

    private S3Storage open(@Nullable String prefix, int connections, Duration timeout, URI endpoint) {
        var settings = new S3Settings(
                bucket,
                endpoint.toString(),
                null,
                S3Server.REGION,
                S3Server.ACCESS_KEY,
                S3Server.SECRET_KEY,
                true,
                prefix,
                connections,
                timeout);
        return new S3Storage(settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    void upload(StorageKey upload, InputStream bytes, long size) throws IOException {
        var all = bytes.readAllBytes();
        var link = links().upload(
                        upload,
                        "image/png",
                        all.length,
                        Clock.systemUTC().instant().plusSeconds(60));
        assertThat(S3LinksTest.send("PUT", link.url().toString(), all, "image/png")
                        .statusCode())
                .isEqualTo(200);
    }

    private DirectLinks links() {
        return switch (storage.access()) {
            case Access.Direct(var links) -> links;
            case Access.Here _ -> throw new AssertionError("not past the server");
        };
    }

    @Test
    void listsPageAfterPage() throws Exception {
        var writers = new ArrayList<Callable<StorageKey>>();
        for (var i = 0; i < MORE_THAN_A_PAGE; i++) {
            writers.add(() -> {
                var key = StorageKey.object(place);
                storage.write(key, out -> out.write(1));
                return key;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(writers);
        }

        assertThat(listed()).hasSize(MORE_THAN_A_PAGE).doesNotHaveDuplicates();
    }

    @Test
    void writesWhatIsLargePartByPart() throws IOException {
        var key = StorageKey.object(place);
        var megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) 7);

        storage.write(key, out -> {
            for (var i = 0; i < 33; i++) {
                out.write(megabyte);
            }
            out.write(9);
        });

        assertThat(storage.size(key)).hasValue(33 * 1024 * 1024 + 1);
        assertThat(all(key, 32 * 1024 * 1024))
                .hasSize(1024 * 1024 + 1)
                .startsWith(7)
                .endsWith(7, 9);
    }

    /** Nobody pays for parts that became no object: neither when the content failed, nor when the process died. */
    @Test
    void leavesNoParts() throws IOException {
        var half = new byte[20 * 1024 * 1024];
        assertThatIOException()
                .isThrownBy(() -> storage.write(StorageKey.object(place), out -> {
                    out.write(half);
                    throw new IOException("stopped");
                }));
        assertThat(server.parts(bucket)).isEmpty();

        assertThatExceptionOfType(Died.class)
                .isThrownBy(() -> storage.write(StorageKey.object(place), out -> {
                    out.write(half);
                    throw new Died();
                }));
        assertThat(server.parts(bucket)).hasSize(1);

        storage.giveUp(Clock.systemUTC().instant().minusSeconds(60));
        assertThat(server.parts(bucket)).hasSize(1);
        storage.giveUp(Clock.systemUTC().instant().plusSeconds(60));
        assertThat(server.parts(bucket)).isEmpty();
    }

    /** The end of the process. */
    private static final class Died extends Error {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void keepsToItsPrefix() throws IOException {
        var key = StorageKey.object(place);
        try (var one = open("one/", 2, Duration.ofSeconds(20), server.endpoint())) {
            one.write(key, out -> out.write(BYTES));
            var found = new ArrayList<StoredObject>();
            one.list(found::add);

            assertThat(found).extracting(StoredObject::key).containsExactly(key);
            assertThat(one.size(key)).hasValue(5);
        }
        assertThat(storage.size(key)).isEmpty();
        assertThat(listed()).isEmpty();
    }

    /** A process that died between the two calls of taking leaves both: the client's is taken again. */
    @Test
    void takesAgainWhatWasTakenByHalf() throws IOException {
        var upload = StorageKey.upload(place);
        var left = StorageKey.object(place);
        var taken = StorageKey.object(place);
        storage.write(upload, out -> out.write(BYTES));
        storage.write(left, out -> out.write(BYTES));

        assertThat(storage.take(upload, taken)).isTrue();

        assertThat(listed()).extracting(StoredObject::key).containsExactlyInAnyOrder(left, taken);
    }

    @Test
    void givesItsOnlyConnectionBackFromBytesThatNobodyReadToTheEnd() throws IOException {
        var key = StorageKey.object(place);
        try (var narrow = open(null, 1, Duration.ofSeconds(5), server.endpoint())) {
            narrow.write(key, out -> out.write(new byte[4_000_000]));
            for (var i = 0; i < 3; i++) {
                try (var bytes = narrow.read(key, i)) {
                    assertThat(bytes.read()).isZero();
                }
            }
            assertThat(narrow.size(key)).hasValue(4_000_000);
        }
    }

    /** What keeps silent is given up; that is a failure, and not an object that is missing. */
    @Test
    void waitsForNobodyForLong() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var waiting = open(
                        null, 2, Duration.ofMillis(300), URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            var key = StorageKey.object(place);

            assertThatIOException().isThrownBy(() -> waiting.size(key)).isNotInstanceOf(NoSuchFileException.class);
            assertThatIOException().isThrownBy(() -> waiting.read(key, 0)).isNotInstanceOf(NoSuchFileException.class);
            assertThatIOException().isThrownBy(() -> waiting.write(key, out -> out.write(BYTES)));
        }
    }

    @Test
    void takesABucketThatIsNotThereForAFailure() throws IOException {
        var settings = new S3Settings(
                "nowhere-" + UUID.randomUUID(),
                server.endpoint().toString(),
                null,
                S3Server.REGION,
                S3Server.ACCESS_KEY,
                S3Server.SECRET_KEY,
                true,
                null,
                2,
                Duration.ofSeconds(20));
        try (var nowhere = new S3Storage(settings, Clock.systemUTC())) {
            assertThatIOException().isThrownBy(() -> nowhere.list(_ -> {}));
            assertThatIOException()
                    .isThrownBy(() -> nowhere.read(StorageKey.object(place), 0))
                    .isNotInstanceOf(NoSuchFileException.class);
        }
    }
}
