package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.storage.s3.S3Settings;
import foyer.files.storage.s3.S3Storage;
import foyer.testing.Awaited;
import foyer.testing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links to a bucket, as its service takes and refuses them. */
@Tag("unit")
class S3LinksTest {

    private static final byte[] BYTES = StorageContract.BYTES;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DirectLinks.Shown SHOWN =
            new DirectLinks.Shown("image/png", "inline; filename=\"a.png\"", "private, max-age=60");

    private final UUID place = UUID.randomUUID();
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();
    private S3Storage storage;

    @BeforeEach
    void open() {
        var settings = new S3Settings(
                bucket,
                server.endpoint().toString(),
                null,
                S3Server.REGION,
                S3Server.ACCESS_KEY,
                S3Server.SECRET_KEY,
                true,
                null,
                8,
                Duration.ofSeconds(20));
        storage = new S3Storage(settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private DirectLinks links() {
        return switch (storage.access()) {
            case Access.Direct(var links) -> links;
            case Access.Here _ -> throw new AssertionError("not past the server");
        };
    }

    private String uploadLink(StorageKey key, Duration time) {
        return links().upload(
                        key,
                        "image/png",
                        BYTES.length,
                        Clock.systemUTC().instant().plus(time))
                .url()
                .toString();
    }

    static HttpResponse<byte[]> send(String method, String url, byte @Nullable [] body, @Nullable String type) {
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
        var link = links().download(StorageKey.object(place), SHOWN, Duration.ofMinutes(1))
                .toString();
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

        var answer =
                send("GET", links().download(key, SHOWN, Duration.ofMinutes(1)).toString(), null, null);

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
        }
    }
}
