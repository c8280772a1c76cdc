package foyer.properties.maps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that speaks the protocol of the vendor of maps, for all applications of this process that are given it. */
public final class MapboxServer {

    static final String TOKEN = "pk.hidden";

    /** Where mails of such an application lead. */
    public static final String FRONTEND = "https://app.example.com";

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private static final MapboxServer RUNNING = new MapboxServer();

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = MapboxServer::place;

    private MapboxServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** What it says to a question. */
    interface Answer {
        Said to(String question) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Said(int status, String contentType, byte[] body) {}

    /** Gives an application under test the vendor. */
    public static final class Given implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "foyer.frontend-url=" + FRONTEND,
                            "foyer.mapbox.token=" + TOKEN,
                            "foyer.mapbox.url=http://127.0.0.1:"
                                    + RUNNING.server.getAddress().getPort(),
                            // Each failed call is one.
                            "foyer.http.retries=0",
                            "foyer.jobs.poll=50ms",
                            "foyer.jobs.retry-after=10ms",
                            "foyer.jobs.retry-longest=20ms")
                    .applyTo(context);
        }
    }

    static MapboxServer running() {
        return RUNNING;
    }

    /** Answers like this from now on. */
    void answers(Answer other) {
        answer = other;
    }

    void answersAsUsual() {
        answer = MapboxServer::place;
    }

    /** What was asked that has this in it. */
    List<String> asked(String part) {
        return asked.stream().filter(question -> question.contains(part)).toList();
    }

    static Said picture(byte[] bytes) {
        return new Said(200, "image/png", bytes);
    }

    static Said failure(int status) {
        return new Said(status, "application/json", "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** The place of an address: what is asked for, at a latitude that its first number says. */
    static Said place(String question) {
        if (question.startsWith("/styles/")) {
            return picture(PNG);
        }
        var query = URLDecoder.decode(question, StandardCharsets.UTF_8);
        var asked = query.substring(query.indexOf("q=") + 2, query.indexOf('&'));
        return place(asked, Integer.parseInt(asked.replaceAll("\\D.*", "")));
    }

    static Said place(String street, int number) {
        var body = """
                { "type": "FeatureCollection", "features": [ { "type": "Feature",
                  "geometry": { "type": "Point", "coordinates": [55.25, 25.%03d] },
                  "properties": { "full_address": "%s", "context": { "address": { "name": "%s" },
                    "place": { "name": "Dubai" }, "country": { "country_code": "ae" } } } } ] }""".formatted(number, street, street);
        return new Said(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A place that is no more than a town. */
    static Said town(String name) {
        var body = """
                { "features": [ { "geometry": { "type": "Point", "coordinates": [55.25, 25.2] },
                  "properties": { "full_address": "%s", "context": { "place": { "name": "%s" } } } } ] }""".formatted(name, name);
        return new Said(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = exchange.getRequestURI().toString();
        asked.add(question);
        var said = answer.to(question);
        exchange.getResponseHeaders().set("Content-Type", said.contentType());
        exchange.sendResponseHeaders(said.status(), said.body().length);
        exchange.getResponseBody().write(said.body());
        exchange.close();
    }
}
