package foyer.payments.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foyer.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/** A server that speaks Stripe's protocol, with what it knows of keys, and the faults that a test wants of it. */
final class StripeServer implements AutoCloseable {

    static final String KEY = "sk_test_x";

    final StripeBooks books;
    final StripeCashier cashier;
    final StripeDesk desk;

    /** What was asked: the method, the path and the body. */
    final List<String> asked = new ArrayList<>();

    private final HttpServer server;
    private final Map<String, Answered> byKey = new HashMap<>();
    private final Deque<StripeError> failures = new ArrayDeque<>();
    private boolean losesNext;
    private boolean meetsNext;

    private record Answered(String request, int status, String body) {}

    StripeServer(TestClock clock) throws IOException {
        books = new StripeBooks(clock);
        cashier = new StripeCashier(books);
        desk = new StripeDesk(books, cashier);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next deed is done and its answer not sent. */
    synchronized void losesNextAnswer() {
        losesNext = true;
    }

    /** The next deed is done, and answered as one that meets another with its key. */
    synchronized void meetsAnother() {
        meetsNext = true;
    }

    /** The next requests are answered so and nothing is done. */
    synchronized void fails(StripeError... errors) {
        failures.addAll(List.of(errors));
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getRawPath();
        var form = method.equals("POST") ? body : query(exchange);
        asked.add(method + " " + path + " " + form);
        if (!failures.isEmpty()) {
            var refused = refusal(failures.pop());
            send(exchange, refused.status(), refused.body());
            return;
        }
        var answered = answer(exchange, method, path, form);
        if (losesNext && !method.equals("GET")) {
            losesNext = false;
            exchange.close();
            return;
        }
        if (meetsNext && !method.equals("GET")) {
            meetsNext = false;
            answered = refusal(new StripeError(409, "idempotency_error", "", ""));
        }
        send(exchange, answered.status(), answered.body());
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    /** The first answer to a key, whatever it was, is the answer to all that ask the same again. */
    private Answered answer(HttpExchange exchange, String method, String path, String form) {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var request = method + " " + path + " " + form;
        var first = key == null ? null : byKey.get(key);
        if (first != null && first.request().equals(request)) {
            return first;
        }
        var answer = first == null
                ? done(exchange, method, path, form)
                : refusal(new StripeError(400, "idempotency_error", "", ""));
        var answered = new Answered(request, answer.status(), answer.body());
        if (key != null && first == null && answer.status() != 401) {
            byKey.put(key, answered);
        }
        return answered;
    }

    private Answered done(HttpExchange exchange, String method, String path, String form) {
        try {
            var headers = exchange.getRequestHeaders();
            if (!("Bearer " + KEY).equals(headers.getFirst("Authorization"))) {
                throw new StripeError(401, "invalid_request_error", "", "");
            }
            if (!StripeCalls.API_VERSION.equals(headers.getFirst("Stripe-Version"))) {
                throw StripeError.invalid("", "Stripe-Version");
            }
            return new Answered(
                    "", 200, desk.answer(method, path, StripeForm.of(form)).toString());
        } catch (StripeError e) {
            return refusal(e);
        }
    }

    /** As Stripe words it; it repeats what it was sent, which is nobody else's business. */
    private static Answered refusal(StripeError e) {
        var body = StripeBooks.JSON.createObjectNode();
        ObjectNode error = body.putObject("error").put("type", e.type).put("message", "No such thing: hidden");
        if (!e.code.isEmpty()) {
            error.put("code", e.code);
        }
        if (!e.param.isEmpty()) {
            error.put("param", e.param);
        }
        if (e.type.equals("card_error")) {
            error.put("decline_code", "insufficient_funds");
        }
        return new Answered("", e.status, body.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
