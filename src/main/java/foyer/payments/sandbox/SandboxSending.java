package foyer.payments.sandbox;

import foyer.payments.PaymentPlace;
import foyer.payments.PaymentSettings;
import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundException;
import foyer.platform.http.OutboundHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the webhooks of the sandbox as a provider would, over HTTP to the address of webhooks, in order as far as they are
 * taken, and again until they are.
 */
@Component
class SandboxSending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxSending.class);
    private static final String PATH = "/webhooks/sandbox";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLINGS = 10;
    private static final int AT_ONCE = 20;

    private final SandboxQueries queries;
    private final SandboxSignatures signatures;
    private final PaymentPlace place;
    private final Sandbox sandbox;
    private final OutboundHttp http;
    private final Wake wake = new Wake();
    private @Nullable NodeLoop loop;

    SandboxSending(
            SandboxQueries queries,
            SandboxSignatures signatures,
            PaymentPlace place,
            Sandbox sandbox,
            OutboundHttp http) {
        this.queries = queries;
        this.signatures = signatures;
        this.place = place;
        this.sandbox = sandbox;
        this.http = http;
    }

    /** There may be a webhook to send. */
    void wake() {
        wake.call();
    }

    private void step() throws InterruptedException {
        if (!place.isKnown()) {
            wake.await(POLL);
            return;
        }
        var outgoing = queries.claim(AT_ONCE, LEASE);
        outgoing.forEach(this::send);
        if (outgoing.size() < AT_ONCE) {
            wake.await(POLL);
        }
    }

    private void send(SandboxQueries.Outgoing webhook) {
        var body = webhook.body().getBytes(StandardCharsets.UTF_8);
        var call = HttpCall.to(PaymentSettings.sandboxAt(place.base()), "POST", PATH)
                .header(SandboxSignatures.HEADER, signatures.sign(body))
                .body(body, "application/json")
                .totalTimeout(TIMEOUT);
        try {
            http.call(call).required();
            queries.sent(webhook.id());
        } catch (OutboundException e) {
            LOG.debug("webhook {} was not taken, attempt {}", webhook.id(), webhook.attempts(), e);
            var doublings = Math.min(webhook.attempts() - 1, DOUBLINGS);
            queries.postpone(webhook.id(), FIRST_PAUSE.multipliedBy(1L << doublings));
        }
    }

    @Override
    public synchronized void start() {
        loop = sandbox.isOn() ? new NodeLoop("sandbox", POLL, this::step).start() : null;
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wake);
        loop = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
