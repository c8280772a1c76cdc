package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import foyer.files.storage.s3.S3Settings;
import foyer.files.storage.s3.S3Storage;
import foyer.testing.Awaited;
import foyer.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class S3StorageTest extends StorageContract {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DirectLinks.Shown SHOWN =
            new DirectLinks.Shown("image/png", "inline; filename=\"a.png\"", "private, max-age=60");
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
    void close() throws IOException {
        storage.close();
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    void upload(StorageKey upload, InputStream bytes, long size) throws IOException {
        var all = bytes.readAllBytes();
        var link = links().upload(upload, "image/png", all.length, Clock.systemUTC().instant().plusSeconds(60));
        assertThat(send("PUT", link.url().toString(), all, "image/png").statusCode())
                .isEqualTo(200);
    }

    private DirectLinks links() {
        return switch (storage.access()) {
            case Access.Direct(var links) -> links;
            case Access.Here _ -> throw new AssertionError("not past the server");
        };
    }

    private String uploadLink(StorageKey key, Duration time) {
        return links().upload(key, "image/png", BYTES.length, Clock.systemUTC().instant().plus(time))
                .url()
                .toString();
    }

    private static HttpResponse<byte[]> send(String method, String url, byte @Nullable [] body, @Nullable String type) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The signature is of the method, the key, the length, the type and the time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | 5 | image/png | .          | .          | 200",
                "PUT | 6 | image/png | .          | .          | 403",
                "PUT | 4 | image/png | .          | .          | 403",
                "PUT | 5 | text/html | .          | .          | 403",
                "GET | 0 | image/png | .          | .          | 403",
                "PUT | 5 | image/png | X-Amz-Expires=60 | X-Amz-Expires=600 | 403",
                "PUT | 5 | image/png | [.]upload  | .uploae    | 403",
                "PUT | 5 | image/png | X-Amz-Signature=[0-9a-f]{4} | X-Amz-Signature=0000 | 403",
            })
    void takesWhatWasAnnouncedAndNothingElse(
            String method, int size, String type, String part, String altered, int status) {
        var key = StorageKey.upload(place);
        var link = uploadLink(key, Duration.ofSeconds(60).plusMillis(500));
        var sent = part.equals(".") ? link : link.replaceFirst(part, altered);

        var answer = send(method, sent, method.equals("PUT") ? new byte[size] : null, type);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void takesNothingOfAnotherTenantByALink() throws IOException {
        var key = StorageKey.object(place);
        storage.write(key, out -> out.write(BYTES));
        var other = UUID.randomUUID().toString().replace("-", "");
        var link = links().download(StorageKey.object(place), SHOWN, Duration.ofMinutes(1)).toString();
        var mine = place.toString().replace("-", "");

        assertThat(send("GET", link.replace(mine, other), null, null).statusCode())
                .isEqualTo(403);
        assertThat(send("GET", link.replaceFirst(mine + "/../[0-9a-f]+", key.path()), null, null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", link.replaceFirst("[?].*", ""), null, null).statusCode())
                .isIn(403, 404);
    }

    @Test
    void endsALinkWithItsTime() throws IOException {
        var key = StorageKey.object(place);
        storage.write(key, out -> out.write(BYTES));
        var link = links().download(key, SHOWN, Duration.ofSeconds(1)).toString();

        Awaited.until(() -> send("GET", link, null, null).statusCode() == 403);
    }

    @Test
    void answersALinkWithTheBytesAsTheyAreToBeShown() throws IOException {
        var key = StorageKey.object(place);
        storage.write(key, out -> out.write(BYTES));

        var answer = send(
                "GET", links().download(key, SHOWN, Duration.ofMinutes(1)).toString(), null, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("inline; filename=\"a.png\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=60");
    }

    @Test
    void makesLinksToWhereClientsReachIt() {
        var settings = new S3Settings(
                "photos",
                "http://minio:9000",
                "https://bytes.example.com",
                "eu-south-1",
                "key",
                "secret",
                false,
                "foyer/",
                4,
                Duration.ofSeconds(1));
        var key = StorageKey.object(place);
        try (var elsewhere = new S3Storage(settings, Clock.systemUTC())) {
            var link = ((Access.Direct) elsewhere.access()).links().download(key, SHOWN, Duration.ofMinutes(1));

            assertThat(link.getHost()).isEqualTo("photos.bytes.example.com");
            assertThat(link.getPath()).isEqualTo("/foyer/" + key.path());
            assertThat(link.getQuery()).contains("X-Amz-Expires=60", "eu-south-1");
            assertThat(settings.toString()).doesNotContain("secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                        null,
                        2,
                        Duration.ofMillis(300),
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
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
