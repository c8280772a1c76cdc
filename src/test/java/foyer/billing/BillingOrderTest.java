package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.platform.database.Transactions;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * In whatever order and however often the events of a recorded life come, it ends as it does in order: what is no news is
 * asked for, of the sandbox, which has the end of that life. {@code -Dbilling.shuffles=500} tries more of them.
 */
@FoyerTest
@Tag("module")
class BillingOrderTest {

    private static final int SHUFFLES = Integer.getInteger("billing.shuffles", 4);

    private static final String END = """
            select (to_jsonb(s) - 'id' - 'seen_at' - 'version' - 'status_since' - 'created_at' - 'updated_at')::text
            from billing.subscription s where tenant_id = ? union all
            select (to_jsonb(i) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.invoice i where tenant_id = $ union all
            select (to_jsonb(l) - 'id' - 'invoice_id')::text from billing.invoice_line l where tenant_id = $ union all
            select (to_jsonb(p) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.payment p where tenant_id = $ union all
            select (to_jsonb(r) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.refund r where tenant_id = $ union all
            select concat_ws(' ', access, access_changes_at, due_at, trial_used_at is not null)
            from billing.account where tenant_id = $ union all
            select concat_ws(' ', c.plan, c.access, c.period_start, c.period_end, l.allowed)
            from entitlements.claim c join entitlements.claim_limit l on l.tenant_id = c.tenant_id and l.limit_key = 'SEATS'
            where c.tenant_id = $
            order by 1""";

    @Autowired
    BillingListener listener;

    @Autowired
    Payments payments;

    @Autowired
    Prices prices;

    @Autowired
    Claims claims;

    @Autowired
    Transactions transactions;

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
        var inOrder = end();
        assertThat(inOrder).contains(says);

        for (var shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            var seed = new Random().nextLong();
            forget();
            receive(shuffled(life.events, new Random(seed)));
            assertThat(end()).as("of the shuffle with the seed %d", seed).isEqualTo(inOrder);
        }
    }

    /** Each comes once or more. */
    private static List<PaymentEvent> shuffled(List<PaymentEvent> events, Random random) {
        var all = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
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

    private String end() {
        return rows.text(END.replace("$", "'" + rows.tenant() + "'"));
    }

    private void forget() {
        for (var table : List.of(
                "history",
                "pending_change",
                "account",
                "subscription",
                "invoice_line",
                "invoice",
                "payment",
                "refund",
                "customer")) {
            rows.change("delete from billing." + table + " where tenant_id = ?");
        }
        rows.as(() -> transactions.write(() -> {
            claims.subscribe("FREE");
            claims.endPeriod();
            claims.setAccess(AccessLevel.FULL, "test");
            return "FREE";
        }));
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
