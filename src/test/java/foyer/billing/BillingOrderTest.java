package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * In whatever order and however often the events of a recorded life come, it ends as it does in order: what is no news is
 * asked for, of the sandbox, which has the end of that life.
 */
@FoyerTest
@Tag("module")
class BillingOrderTest {

    @Autowired
    BillingListener listener;

    @Autowired
    Payments payments;

    @Autowired
    Prices prices;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    JsonMapper json;

    private BillingRows rows;

    @BeforeEach
    void signUp() {
        rows = new BillingRows(database, tenants.signUp("LEAD_GENERATION").tenant());
    }

    @Test
    void aLifeEndsAsItDidWhateverTheOrder() {
        staysTheSame(RecordedLife::toItsEnd, "\"status\": \"CANCELLED\"");
    }

    @Test
    void whoeverIsBehindIsBehindAsLongWhateverTheOrder() {
        staysTheSame(RecordedLife::untilBehind, "GRACE");
    }

    private void staysTheSame(BiFunction<UUID, Instant, RecordedLife> lived, String says) {
        var life = lived.apply(rows.tenant(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        theSandboxHas(life);
        receive(life.events);
        var end = new BillingEnd(beans, rows);
        var inOrder = end.text();
        assertThat(inOrder).contains(says);

        Shuffles.of(life.events, (seed, events) -> {
            end.forget();
            receive(events);
            assertThat(end.text()).as("of the shuffle with the seed %d", seed).isEqualTo(inOrder);
        });
    }

    private void receive(List<PaymentEvent> events) {
        var account = payments.account(Provider.SANDBOX);
        for (var event : events) {
            rows.as(() -> {
                listener.received(account, event);
                return event;
            });
        }
    }

    private void theSandboxHas(RecordedLife life) {
        var last = life.last();
        rows.change(
                "insert into payments.sandbox_customer (id, email, name, card, reference) values (?, 'a@b.c', 'A', '4242424242424242', ?)",
                life.customer);
        rows.change(
                """
                insert into payments.sandbox_subscription (id, customer, status, terms, seats, started_at, anchor, periods,
                    period_start, period_end, trial_end, ended_at, updated_at, reference)
                values (?, ?, ?, ?::jsonb, ?, ?::timestamptz, ?::timestamptz, 1, ?::timestamptz, ?::timestamptz,
                    ?::timestamptz, ?::timestamptz, ?::timestamptz, ?)""",
                life.id,
                life.customer,
                last.status().name(),
                json.writeValueAsString(terms(Objects.requireNonNull(last.priceCode()))),
                last.seats(),
                String.valueOf(last.startedAt()),
                String.valueOf(last.startedAt()),
                String.valueOf(last.periodStart()),
                String.valueOf(last.periodEnd()),
                String.valueOf(last.trialEnd()),
                last.endedAt() == null ? null : last.endedAt().toString(),
                String.valueOf(last.updatedAt()));
        life.invoices.values().forEach(one -> paper("INVOICE", one.id(), life.id, one));
        life.payments.values().forEach(one -> paper("PAYMENT", one.id(), life.id, one));
        life.refunds.values().forEach(one -> paper("REFUND", one.id(), life.id, one));
    }

    private PriceTerms terms(String code) {
        return Objects.requireNonNull(prices.byCode(code)).terms();
    }

    private void paper(String kind, String id, String subscription, Object state) {
        rows.change(
                "insert into payments.sandbox_paper (id, kind, subscription, at, state) select ?, ?, ?, now(), ?::jsonb from tenancy.tenant where id = ?",
                id,
                kind,
                subscription,
                json.writeValueAsString(state));
    }
}
