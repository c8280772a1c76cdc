package foyer.payments.paypal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foyer.payments.PaymentWorld.Delivery;
import foyer.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks PayPal's protocol: tokens, idempotency by {@code PayPal-Request-Id}, errors, certificates. What it keeps is a {@link PayPalBook}. */
final class PayPalServer implements AutoCloseable {

    static final String CLIENT = "client-of-foyer";
    static final String SECRET = "hidden";
    static final String WEBHOOK = "WH-FOYER-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SUBSCRIPTION = Pattern.compile("/v1/billing/subscriptions/([^/?]+)(?:/([a-z]+))?");

    /** What PayPal's reference says takes {@code PayPal-Request-Id}: changes of a subscription do not. */
    private static final Pattern KEYED = Pattern.compile(
            "/v1/catalogs/products|/v1/billing/(plans|subscriptions)|/v[12]/payments/(captures|sale)/[^/]+/refund");

    final PayPalDiary diary;
    final PayPalSales sales;
    final PayPalBook book;
    final PayPalComplaints complaints;
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final TestClock clock;
    private final Map<String, String> certificates = new HashMap<>();
    private final Map<String, Said> done = new HashMap<>();
    private volatile boolean losesNext;
    volatile int certificateStatus = 200;
    private volatile String token = UUID.randomUUID().toString();

    /** What begins so cannot be had for now. */
    volatile String hides = "nothing";

    /** What happens as its events are listed. */
    volatile Runnable meanwhile = () -> {};

    /** With which tokens are answered for. */
    volatile int tokenStatus = 200;

    volatile boolean saysItIsItsOwn;
    volatile boolean isBusy;

    /** An answer, kept for whoever asks again with the same key. */
    private record Said(int status, String body) {}

    /** Why something is not done. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final int status;
        final String issue;

        Refused(int status, String issue) {
            super(issue);
            this.status = status;
            this.issue = issue;
        }
    }

    PayPalServer(TestClock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.diary = new PayPalDiary(clock, this::signed);
        this.sales = new PayPalSales(diary);
        this.book = new PayPalBook(diary, sales);
        this.complaints = new PayPalComplaints(diary);
        certificates.put("CERT-1", PayPalAuthority.TRUSTED.chain());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String certificate(String name) {
        return base() + "/v1/notifications/certs/" + name;
    }

    void serves(String name, String chain) {
        certificates.put(name, chain);
    }

    void losesNextAnswer() {
        losesNext = true;
    }

    /** Tokens given until now are none any more. */
    void forgetsTokens() {
        token = UUID.randomUUID().toString();
    }

    /** As PayPal sends it. */
    Delivery signed(String body) {
        return new PayPalTransmission(this, body, clock.instant()).delivery();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + path);
        var body = exchange.getRequestBody().readAllBytes();
        var said = said(exchange, path, body);
        if (losesNext && exchange.getRequestMethod().equals("POST") && !path.startsWith("/v1/oauth2")) {
            losesNext = false;
            exchange.close();
            return;
        }
        var bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Said said(HttpExchange exchange, String path, byte[] body) {
        if (path.startsWith("/v1/notifications/certs/")) {
            var chain = certificates.get(path.substring(path.lastIndexOf('/') + 1));
            if (certificateStatus != 200) {
                return new Said(certificateStatus, "");
            }
            return chain == null ? new Said(404, "") : new Said(200, chain);
        }
        var authorization =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        if (path.equals("/v1/oauth2/token")) {
            return token(authorization, new String(body, StandardCharsets.UTF_8));
        }
        if (!authorization.equals("Bearer " + token)) {
            return new Said(401, "{\"error\":\"invalid_token\"}");
        }
        var key = KEYED.matcher(path).matches() ? exchange.getRequestHeaders().getFirst("PayPal-Request-Id") : null;
        if (key != null && key.length() > 38) {
            return new Said(400, "{\"name\":\"INVALID_REQUEST\"}");
        }
        if (isBusy && exchange.getRequestMethod().equals("POST")) {
            return new Said(
                    409, "{\"name\":\"RESOURCE_CONFLICT\",\"details\":[{\"issue\":\"PREVIOUS_REQUEST_IN_PROGRESS\"}]}");
        }
        var kept = key == null ? null : done.get(key + " " + path);
        if (kept != null) {
            return kept;
        }
        var said = answered(
                exchange.getRequestMethod(), path, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        if (key != null && said.status() < 400) {
            done.put(key + " " + path, said);
        }
        return said;
    }

    private Said token(String authorization, String form) {
        var names =
                java.util.Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (tokenStatus != 200) {
            return new Said(tokenStatus, "");
        }
        return authorization.equals("Basic " + names) && form.equals("grant_type=client_credentials")
                ? new Said(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":32400}")
                : new Said(401, "{\"error\":\"invalid_client\"}");
    }

    private Said answered(String method, String path, JsonNode body) {
        try {
            var answer = answer(method + " " + path, path, body);
            return answer == null ? new Said(204, "") : new Said(method.equals("POST") ? 201 : 200, answer.toString());
        } catch (Refused refused) {
            return new Said(
                    refused.status,
                    "{\"name\":\"UNPROCESSABLE_ENTITY\",\"details\":[{\"issue\":\"" + refused.issue
                            + "\",\"field_the_future_brings\":1}],\"debug_id\":\"1\"}");
        }
    }

    private @Nullable JsonNode answer(String call, String path, JsonNode body) {
        var subscription = SUBSCRIPTION.matcher(path);
        if (subscription.lookingAt()) {
            var id = subscription.group(1);
            var deed = Objects.requireNonNullElse(subscription.group(2), "");
            return call.startsWith("GET") ? asked(id, deed) : book.does(id, deed, body);
        }
        if (path.startsWith(hides)) {
            throw new Refused(503, "SERVICE_UNAVAILABLE");
        }
        if (call.startsWith("GET " + PayPalComplaints.PATH)) {
            return complaints.answer(path);
        }
        if (call.startsWith("GET " + PayPalEventList.PATH)) {
            meanwhile.run();
            return new PayPalEventList(diary.events).page(path);
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        return switch (call.replaceAll("(plans|captures|sale)/[^/]+", "$1/*")) {
            case "POST /v1/catalogs/products" -> JSON.createObjectNode().put("id", "PROD-" + UUID.randomUUID());
            case "POST /v1/billing/plans" -> book.plan((ObjectNode) body);
            case "GET /v1/billing/plans/*" -> book.plan(last);
            case "POST /v1/billing/subscriptions" -> book.subscription(body);
            case "GET /v2/payments/captures/*" -> sales.capture(last);
            case "POST /v2/payments/captures/*/refund" -> sales.refund(path.split("/", -1)[4], body.path("amount"));
            case "GET /v1/payments/sale/*" -> sales.sale(last);
            case "POST /v1/notifications/verify-webhook-signature" ->
                JSON.createObjectNode().put("verification_status", saysItIsItsOwn ? "SUCCESS" : "FAILURE");
            default -> throw new Refused(404, "RESOURCE_NOT_FOUND");
        };
    }

    private JsonNode asked(String id, String deed) {
        var subscription = book.subscription(id);
        return deed.equals("transactions") ? sales.transactions(id) : subscription;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
