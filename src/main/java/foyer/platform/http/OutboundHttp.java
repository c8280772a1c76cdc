package foyer.platform.http;

import foyer.platform.http.OutboundException.Reason;
import foyer.platform.limits.Shares;
import foyer.platform.security.CurrentCaller;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to call vendors, and addresses that tenants give (spec of the platform, "Outbound calls"). Every call ends
 * in time. Only what is safe to repeat is repeated, within a budget. A vendor that keeps failing a tenant is left alone by
 * that tenant for a while. Redirections are answers and not followed.
 */
@Component
public class OutboundHttp {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Of a node's connections, so that others call while one tenant's vendors are slow. */
    private static final int SHARE_OF_TENANT = 8;

    /** Failures of calls that never left: the vendor is not to blame. */
    private static final Set<Reason> NOT_THE_VENDORS = EnumSet.of(Reason.ADDRESS_REFUSED, Reason.BUSY);

    private final HttpSettings settings;
    private final CloseableHttpClient ofVendors;
    private final CloseableHttpClient ofTenants;
    private final HttpAttempt toVendors;
    private final HttpAttempt toTenants;
    private final ScheduledThreadPoolExecutor timer;
    private final Breakers breakers;
    private final OutboundMeters meters;
    private final RetryBudgets budgets = new RetryBudgets();
    private final Shares ofTenant = new Shares();
    private final int mostOfTenant;

    @Autowired
    OutboundHttp(HttpSettings settings, Clock clock, MeterRegistry meters) {
        this(settings, clock, meters, InetAddress::getAllByName);
    }

    OutboundHttp(HttpSettings settings, Clock clock, MeterRegistry meters, NameLookup lookup) {
        this.settings = settings;
        this.breakers = new Breakers(settings, clock);
        this.meters = new OutboundMeters(meters);
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("outbound-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        this.mostOfTenant = Math.max(1, settings.connections() / SHARE_OF_TENANT);
        var clients = new HttpClients(settings, lookup);
        var mostBytes = settings.responseSize().toBytes();
        this.ofVendors = clients.ofVendors();
        this.ofTenants = clients.ofTenants();
        this.toVendors = new HttpAttempt(ofVendors, timer, mostBytes);
        this.toTenants = new HttpAttempt(ofTenants, timer, mostBytes);
    }

    /**
     * Calls, and waits for the answer, whatever its status; {@link HttpAnswer#required} asks for a success.
     *
     * @throws OutboundException when there is none
     * @throws IllegalStateException inside a transaction, whose connection would be held for as long as others like
     */
    public HttpAnswer call(HttpCall call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("call " + call.vendor() + " before or after the transaction");
        }
        requirePort(call);
        var until = System.nanoTime() + call.totalTimeout(settings).toNanos();
        var budget = budgets.of(call);
        budget.call();
        for (var attempt = 1; ; attempt++) {
            var tried = attempt(call, Duration.ofNanos(until - System.nanoTime()));
            var pause = pause(attempt, tried);
            var left = Duration.ofNanos(until - System.nanoTime());
            var again = tried.mayBeRepeated()
                    && call.isRepeatable()
                    && attempt <= settings.retries()
                    && pause.compareTo(LONGEST_PAUSE) <= 0
                    && pause.compareTo(left) < 0
                    && budget.takes();
            if (!again || !slept(pause)) {
                return tried.told();
            }
        }
    }

    private void requirePort(HttpCall call) {
        var port = call.uri().getPort();
        if (call.isOfTenant() && port != -1 && !settings.ports().contains(port)) {
            throw new OutboundFinalException(call.vendor(), Reason.ADDRESS_REFUSED, "port " + port);
        }
    }

    /** An answer, or why there is none. */
    private record Tried(
            @Nullable HttpAnswer answer, @Nullable OutboundException failure) {

        boolean mayBeRepeated() {
            if (answer != null) {
                return answer.isForNow();
            }
            return failure instanceof OutboundRetryableException && failure.reason() != Reason.STOPPED;
        }

        @Nullable Duration asked() {
            return answer == null ? null : answer.retryAfter();
        }

        HttpAnswer told() {
            if (answer != null) {
                return answer;
            }
            throw failure == null ? new IllegalStateException("neither") : failure;
        }
    }

    private Tried attempt(HttpCall call, Duration longest) {
        var tenant = CurrentCaller.isBound() ? CurrentCaller.actor().tenantId() : null;
        if (tenant == null) {
            return shared(call, longest);
        }
        try (var share = ofTenant.take(tenant, mostOfTenant)) {
            if (share != null) {
                return shared(call, longest);
            }
            meters.failed(call, Reason.BUSY, Duration.ZERO);
            return new Tried(null, new OutboundRetryableException(call.vendor(), Reason.BUSY, "the tenant", null));
        }
    }

    private Tried shared(HttpCall call, Duration longest) {
        var breaker = breakers.of(call);
        if (!breaker.tryAcquirePermission()) {
            meters.failed(call, Reason.STOPPED, Duration.ZERO);
            return new Tried(null, new OutboundRetryableException(call.vendor(), Reason.STOPPED, "", null));
        }
        var begun = System.nanoTime();
        try {
            var answer = (call.isOfTenant() ? toTenants : toVendors).run(call, longest);
            var time = System.nanoTime() - begun;
            meters.answered(call, answer, Duration.ofNanos(time));
            judge(breaker, answer, time);
            return new Tried(answer, null);
        } catch (OutboundException e) {
            var time = System.nanoTime() - begun;
            meters.failed(call, e.reason(), Duration.ofNanos(time));
            if (NOT_THE_VENDORS.contains(e.reason())) {
                breaker.releasePermission();
            } else {
                breaker.onError(time, TimeUnit.NANOSECONDS, e);
            }
            return new Tried(null, e);
        }
    }

    private static void judge(CircuitBreaker breaker, HttpAnswer answer, long nanos) {
        if (answer.isServerError()) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IOException("status " + answer.status()));
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** As long as the vendor asks for; else it doubles, and is random, so that those who failed together part. */
    private static Duration pause(int attempt, Tried tried) {
        var asked = tried.asked();
        if (asked != null) {
            return asked;
        }
        var longest = FIRST_PAUSE.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() throws IOException {
        timer.shutdownNow();
        ofVendors.close();
        ofTenants.close();
    }
}
