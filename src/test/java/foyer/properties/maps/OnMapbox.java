package foyer.properties.maps;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of an application that has a vendor of maps; each class names {@link MapboxServer.Given} itself. */
@FoyerTest
public abstract class OnMapbox {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final MapboxServer mapbox = MapboxServer.running();

    @Autowired
    TestTenants tenants;

    @AfterEach
    void answerAsUsual() {
        mapbox.answersAsUsual();
    }

    static HttpResponse<byte[]> get(String url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
