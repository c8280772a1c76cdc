package foyer.files;

import static foyer.files.FileApi.arrived;
import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi.Announced;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bytes that arrive in parts, twice, too many, or not to the end. */
@FoyerTest
@Tag("graphql")
class UploadResumeTest {

    @Autowired
    TestTenants tenants;

    private final byte[] bytes = Samples.png();
    private FileApi files;
    private Announced file;

    @BeforeEach
    void announce() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
    }

    private byte[] part(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static long offset(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    private void assertComplete() {
        assertThat(files.done("fileUploadComplete", "id", file.id())
                        .path("status")
                        .asString())
                .isEqualTo("READY");
        assertThat(get(files.url(file.id())).body()).isEqualTo(bytes);
    }

    @Test
    void goesOnFromWhatIsThere() {
        assertThat(arrived(file)).isZero();
        var first = put(file, part(0, 300));
        assertThat(first.headers().firstValue("Upload-Complete")).contains("?0");
        assertThat(offset(first)).isEqualTo(300);

        assertThat(offset(put(file, part(300, 700), "Upload-Offset", "300"))).isEqualTo(700);
        assertThat(arrived(file)).isEqualTo(700);
        var last = put(file, part(700, bytes.length), "Content-Range", "bytes 700-1015/1016");

        assertThat(last.headers().firstValue("Upload-Complete")).contains("?1");
        assertComplete();
    }

    @Test
    void beginsAnewWithoutAPlace() {
        put(file, new byte[500]);

        put(file, bytes);

        assertComplete();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "99   | -                      | image/png  | -    | 409",
                "101  | -                      | image/png  | -    | 409",
                "-    | bytes 50-59/1016       | image/png  | -    | 409",
                "-    | bytes 100-109/1000     | image/png  | -    | 400",
                "-    | bytes 100-199/1016     | image/png  | -    | 400",
                "-    | bytes 109-100/1016     | image/png  | -    | 400",
                "-    | items 100-109/1016     | image/png  | -    | 400",
                "-    | bytes 100-/1016        | image/png  | -    | 400",
                "50   | bytes 100-109/1016     | image/png  | -    | 400",
                "abc  | -                      | image/png  | -    | 400",
                "-1   | -                      | image/png  | -    | 400",
                "1010 | -                      | image/png  | -    | 413",
                "100  | -                      | text/html  | -    | 415",
                "100  | -                      | image/png  | gzip | 415",
                "100  | -                      | image/png  | -    | 204",
                "-    | bytes 100-109/1016     | image/png  | -    | 204",
                "-    | bytes 100-109/*        | image/png  | -    | 204",
                "100  | bytes 100-109/1016     | IMAGE/PNG; charset=x | identity | 204"
            })
    void takesTenBytesWhereTheyBelongAndNowhereElse(
            @Nullable String offset, @Nullable String range, String type, @Nullable String encoding, int status) {
        put(file, part(0, 100));
        var headers = new ArrayList<String>(List.of("Content-Type", type));
        add(headers, "Upload-Offset", offset);
        add(headers, "Content-Range", range);
        add(headers, "Content-Encoding", encoding);

        var answer = FileApi.send("PUT", file.url(), part(100, 110), headers.toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(arrived(file)).isEqualTo(status == 204 ? 110 : 100);
        assertThat(offset(answer)).isEqualTo(arrived(file));
    }

    private static void add(List<String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.addAll(List.of(name, value));
        }
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        assertThat(put(file, new byte[bytes.length + 1]).statusCode()).isEqualTo(413);

        assertThat(arrived(file)).isZero();
    }

    @Test
    void takesNoMoreThanWasAnnouncedOfABodyWithoutALength() throws IOException {
        put(file, part(0, 100));
        try (var socket = socket()) {
            write(socket, head("Transfer-Encoding: chunked\r\nUpload-Offset: 100\r\n"));
            write(socket, "7d0\r\n");
            socket.getOutputStream().write(new byte[2_000]);
            write(socket, "\r\n0\r\n\r\n");
            assertThat(status(socket)).isEqualTo(413);
        }

        assertThat(arrived(file)).isEqualTo(100);
    }

    @Test
    void keepsWhatCameOfABodyThatBrokeOff() throws IOException {
        try (var socket = socket()) {
            write(socket, head("Content-Length: " + bytes.length + "\r\n"));
            socket.getOutputStream().write(bytes, 0, 400);
            Awaited.until(() -> arrived(file) == 400);
        }
        Awaited.until(
                () -> put(file, part(400, bytes.length), "Upload-Offset", "400").statusCode() == 204);

        assertComplete();
    }

    @Test
    void refusesASecondWriterAndToBeCompletedWhileBytesArrive() throws IOException {
        try (var socket = socket()) {
            write(socket, head("Content-Length: " + bytes.length + "\r\n"));
            socket.getOutputStream().write(bytes, 0, 400);
            Awaited.until(() -> arrived(file) == 400);

            var second = put(file, new byte[bytes.length]);
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.headers().firstValue("Retry-After")).isPresent();

            socket.getOutputStream().write(bytes, 400, bytes.length - 400);
            assertThat(status(socket)).isEqualTo(204);
        }
        assertComplete();
    }

    /** Many at once, each with bytes of its own: what is there in the end is one of them, whole. */
    @Test
    void mixesNoBytesOfManyWriters() throws Exception {
        var bodies = new ArrayList<byte[]>();
        var writers = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            var body = Samples.png();
            bodies.add(body);
            writers.add(() -> put(file, body).statusCode());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : threads.invokeAll(writers)) {
                assertThat(written.get()).isIn(204, 409);
            }
        }

        files.done("fileUploadComplete", "id", file.id());
        assertThat(bodies).contains(get(files.url(file.id())).body());
    }

    private Socket socket() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(file.url()).getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private String head(String more) {
        var url = URI.create(file.url());
        return "PUT " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: image/png\r\nConnection: close\r\n" + more + "\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int status(Socket socket) throws IOException {
        var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return Integer.parseInt(line.substring(9));
    }
}
