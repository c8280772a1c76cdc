package foyer.bench;

import com.stripe.net.Webhook;
import foyer.bench.data.BenchDatabase;
import foyer.bench.load.OpenLoop;
import foyer.bench.load.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How long Stripe waits until a webhook is acknowledged that comes with many others, and how soon all are applied. */
final class WebhookRates {

    /** By which the server takes Stripe for its provider. Nothing that is sent makes it ask there. */
    static final Map<String, String> SETTINGS = Map.of(
            "FOYER_STRIPE_SECRET_KEY", "sk_test_bench",
            "FOYER_STRIPE_WEBHOOK_SECRETS", "whsec_bench",
            "FOYER_STRIPE_URL", "http://127.0.0.1:1");

    /** The companies that pay: of a subscription that nobody knows the server would ask Stripe. */
    private static final String SUBSCRIBED = """
            insert into billing.subscription (tenant_id, provider, external_id, price_code, seats, status, status_since,
                started_at, period_start, period_end, cancel_at_period_end, seen_at)
            select id, 'STRIPE', 'sub_' || replace(id::text, '-', ''),
                replace(blueprint, '_', '-') || '-PRO-MONTH-USD-STRIPE-1', 1, 'ACTIVE', now(),
                now(), now(), now() + interval '30 days', false, now()
            from (select * from tenancy.tenant order by id limit 20) t
            on conflict (tenant_id, provider, external_id) do update set seen_at = now()
            returning tenant_id::text""";

    private static final int RATE = 200;

    /** As a server that was just started begins: its first minute is the compiler's. */
    private static final int SLOWLY = 10;

    private static final int ACKNOWLEDGED = 204;
    private static final int LOOK_MILLIS = 200;
    private static final Path SHAPES = Path.of("src/test/resources/payments/stripe");

    private final BenchDatabase database;
    private final ServerProcess server;
    private final PrintStream out;
    private final String run = UUID.randomUUID().toString().replace("-", "");
    private int sent;

    WebhookRates(BenchDatabase database, ServerProcess server, PrintStream out) {
        this.database = database;
        this.server = server;
        this.out = out;
    }

    /** Rounds of invoices that were paid, each of another of the companies than the last. */
    void run(Duration warmUp, int rounds, Duration round) throws IOException, SQLException, InterruptedException {
        try (var superuser = database.superuser()) {
            var tenants = texts(superuser, SUBSCRIBED);
            for (var rate : List.of(RATE / SLOWLY, RATE)) {
                var requests = requests(tenants, rate, warmUp.dividedBy(2));
                out.println("warm-up at " + rate + "/s: " + OpenLoop.of(server, requests, rate, ACKNOWLEDGED));
                awaitAll(superuser);
            }
            for (var number = 0; number < rounds; number++) {
                var requests = requests(tenants, RATE, round);
                var told = OpenLoop.of(server, requests, RATE, ACKNOWLEDGED);
                var acknowledged = System.nanoTime();
                awaitAll(superuser);
                out.printf(
                        "%d webhooks at %d/s: %s; all applied %d ms after the last answer%n",
                        requests.size(),
                        RATE,
                        told,
                        Duration.ofNanos(System.nanoTime() - acknowledged).toMillis());
            }
            out.println(texts(
                    superuser,
                    "select status || ' ' || count(*) from payments.inbox_event where event_id like 'evt_" + run
                            + "%' group by status"));
        }
    }

    private void awaitAll(Connection superuser) throws SQLException, InterruptedException {
        while (!texts(
                        superuser,
                        "select 1 from payments.inbox_event where status = 'RECEIVED' and event_id like 'evt_" + run
                                + "%' limit 1")
                .isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private List<byte[]> requests(List<String> tenants, int rate, Duration time) throws IOException {
        var requests = new ArrayList<byte[]>();
        for (var i = 0; i < time.toSeconds() * rate; i++) {
            requests.add(request(event(tenants.get(i % tenants.size()))));
        }
        return requests;
    }

    private String event(String tenant) throws IOException {
        sent++;
        var event = shape("event");
        var invoice = shape("invoice");
        var now = Instant.now().getEpochSecond();
        invoice.put("id", "in_" + run + sent)
                .put("currency", "usd")
                .put("status", "paid")
                .put("created", now);
        var details = (ObjectNode) invoice.path("parent").path("subscription_details");
        details.put("subscription", "sub_" + tenant.replace("-", ""));
        details.putObject("metadata").put("foyer_tenant", tenant);
        event.put("id", "evt_" + run + sent).put("type", "invoice.paid").put("created", now);
        ((ObjectNode) event.path("data")).set("object", invoice);
        return event.toString();
    }

    private static ObjectNode shape(String name) throws IOException {
        return (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(SHAPES.resolve(name + ".json")));
    }

    /** As Stripe's own library signs it. */
    private static byte[] request(String body) {
        try {
            var time = Instant.now().getEpochSecond();
            var signature = Webhook.Util.computeHmacSha256("whsec_bench", time + "." + body);
            var length = body.getBytes(StandardCharsets.UTF_8).length;
            return """
                    POST /webhooks/stripe HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/json\r
                    Stripe-Signature: t=%d,v1=%s\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(time, signature, length, body).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
