package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.OnS3;
import foyer.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** Links to bytes in a bucket: they are looked up, and refused alike, here, and answered there. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("graphql")
class LinksOnS3Test extends FileRefusalTest {

    private static final HttpClient FOLLOWING_NOTHING = HttpClient.newHttpClient();
    private static final Pattern SECONDS = Pattern.compile("X-Amz-Expires=(\\d+)");

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<byte[]> first(String url) throws IOException, InterruptedException {
        return FOLLOWING_NOTHING.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void leadsToTheBucketForAMinute() throws Exception {
        var answer = first(files.url(files.picture()));

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Location"))
                .startsWith(S3Server.running().endpoint().toString());
        assertThat(SECONDS.matcher(header(answer, "Location")).results())
                .singleElement()
                .satisfies(seconds ->
                        assertThat(Integer.parseInt(seconds.group(1))).isBetween(1, 60));
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void answersWithTheBytesAsTheyAreOnADisk() {
        var bytes = Samples.png();
        var url = files.url(files.upload("Villa \u0645.png", "image/png", "MEDIA", bytes));

        var whole = get(url);
        var part = get(url, "Range", "bytes=10-19");

        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(header(whole, "Content-Type")).isEqualTo("image/png");
        assertThat(header(whole, "Content-Disposition"))
                .isEqualTo("inline; filename=\"Villa _.png\"; filename*=UTF-8''Villa%20%D9%85.png");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
    }

    @Test
    void showsNoDocumentInAPageAndLetsNobodyKeepIt() {
        var answer = get(files.url(files.upload("passport.pdf", "application/pdf", "DOCUMENT", Samples.pdf())));

        assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void saysWhatThereIsWithoutTheBucket() {
        var bytes = Samples.png();
        var url = files.url(files.upload("a.png", "image/png", "MEDIA", bytes));

        var head = send("HEAD", url, null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(get(url, "If-None-Match", header(head, "ETag")).statusCode()).isEqualTo(304);
    }

    @Test
    void tellsThatAnUploadCannotBeGoneOnWith() {
        var answer = files.member().client().post("""
                        mutation { fileUploadCreate(input: {
                          name: "a.png", contentType: "image/png", size: 10, purpose: MEDIA
                        }) { upload { resumable } } }""");

        assertThat(answer.data("fileUploadCreate.upload.resumable").asBoolean()).isFalse();
    }
}
