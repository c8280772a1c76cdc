package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderStatement;
import foyer.platform.database.StatementCount;
import foyer.tenancy.Tenancy;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements it takes to apply what providers tell, and to show how billing stands; those of the platform too. */
@FoyerTest
@Tag("module")
class BillingStatementsTest {

    @Autowired
    BillingListener listener;

    @Autowired
    BillingApplying applying;

    @Autowired
    BillingFields fields;

    @Autowired
    Payments payments;

    @Autowired
    Tenancy tenancy;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private BillingRows rows;
    private RecordedLife life;

    @BeforeEach
    void lives() {
        rows = new BillingRows(database, tenants.signUp("LEAD_GENERATION").tenant());
        life = RecordedLife.untilBehind(rows.tenant(), now());
        life.events.forEach(this::receive);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private int during(Runnable work) {
        var count = new StatementCount();
        rows.as(() -> count.during(() -> {
            work.run();
            return count;
        }));
        return count.value();
    }

    private int receive(PaymentEvent event) {
        return during(() -> listener.received(payments.account(Provider.SANDBOX), event));
    }

    /**
     * The tenant, the account, what it is about, all subscriptions, open pages; of documents also theirs. With PayPal, once
     * the account is held, also whether it is ours.
     */
    @ParameterizedTest
    @CsvSource({
        "SANDBOX,OfSubscription,5",
        "SANDBOX,OfInvoice,6",
        "SANDBOX,OfPayment,6",
        "PAYPAL,OfInvoice,7",
        "PAYPAL,OfPayment,7"
    })
    void theSameEventAgainWritesNothing(Provider provider, String kind, int statements) {
        for (var table : List.of("subscription", "invoice", "payment")) {
            rows.change("update billing." + table + " set provider = ? where tenant_id = ?", provider.name());
        }
        var last = life.events.reversed().stream()
                .filter(event ->
                        event.seen().getFirst().getClass().getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();

        assertThat(receive(new PaymentEvent(
                        provider,
                        last.id(),
                        last.type(),
                        last.occurredAt(),
                        last.reference(),
                        last.subscription(),
                        last.seen())))
                .isEqualTo(statements);
    }

    @Test
    void secondSubscriptionsThatHaveEndedAreLookedAtTogether() {
        var last = life.events.getLast();
        var none = receive(last);
        for (var more : List.of(1, 4)) {
            rows.change("""
                    insert into billing.subscription (provider, external_id, price_code, seats, status, status_since,
                        cancel_at_period_end, ended_at, extra_at, seen_at, tenant_id)
                    select 'SANDBOX', gen_random_uuid(), 'NONE', 1, 'CANCELLED', now(), false, now(), now(), now(), t.id
                    from generate_series(1, ?::int) cross join (select ?::uuid id) t""", more);

            assertThat(receive(last)).isEqualTo(none + 1);
        }
    }

    private int answered(List<RecordedLife> lives) {
        return answered(lives, List.of());
    }

    private int answered(List<RecordedLife> lives, List<ProviderCredit> credits) {
        var statement = new ProviderStatement(
                life.last(),
                lives.stream().flatMap(one -> one.invoices.values().stream()).toList(),
                lives.stream().flatMap(one -> one.payments.values().stream()).toList(),
                lives.stream().flatMap(one -> one.refunds.values().stream()).toList(),
                credits,
                Set.of());
        return during(() -> applying.apply(Provider.SANDBOX, statement, applying.version(), false));
    }

    private String documents() {
        return rows.text("select (select count(*) from billing.invoice i where i.tenant_id = t.id)"
                + " + (select count(*) from billing.payment p where p.tenant_id = t.id)"
                + " + (select count(*) from billing.refund r where r.tenant_id = t.id)"
                + " from tenancy.tenant t where t.id = ?");
    }

    @Test
    void anAnswerThatIsNoNewsCostsAsMuchForManyDocumentsAsForFew() {
        var lives = Stream.generate(() -> RecordedLife.toItsEnd(rows.tenant(), now()))
                .limit(3)
                .toList();
        var known = Integer.parseInt(documents());
        answered(lives);
        assertThat(documents()).isEqualTo(String.valueOf(known + 24));

        assertThat(answered(lives)).isEqualTo(11);
        assertThat(answered(List.of(lives.getFirst()))).isEqualTo(11);
        assertThat(rows.text("select count(distinct seen_at) from billing.payment where tenant_id = ?"))
                .as("it was so now; what the answers did not tell of was so before")
                .isEqualTo("4");
    }

    @Test
    void creditThatIsKnownIsReadTogether() {
        var credits = IntStream.range(0, 24)
                .mapToObj(i -> new ProviderCredit(
                        "cbt_" + i + life.id,
                        life.customer,
                        ProviderCredit.Kind.APPLIED,
                        "USD",
                        -100,
                        -100L * i,
                        null,
                        null,
                        now()))
                .toList();
        answered(List.of(), List.of(credits.getFirst(), credits.getFirst()));
        assertThat(answered(List.of(), credits.subList(0, 1))).isEqualTo(6);
        answered(List.of(), credits);

        assertThat(answered(List.of(), credits)).isEqualTo(6);
        assertThat(rows.text("select count(*) from billing.credit where tenant_id = ?"))
                .isEqualTo("24");
    }

    /** Pages of a provider's list may overlap. */
    @Test
    void whatAnAnswerTellsOfTwiceIsThereOnce() {
        var other = RecordedLife.toItsEnd(rows.tenant(), now());
        var known = Integer.parseInt(documents());

        answered(List.of(other, other));

        assertThat(documents()).isEqualTo(String.valueOf(known + 8));
    }

    @Test
    void howBillingStandsReadsThePlansOnce() {
        rows.change(
                "update billing.subscription set next_price_code = ?, next_seats = 1, next_at = now() where tenant_id = ?",
                RecordedLife.STARTER);

        var statements = during(() -> {
            var billing = Objects.requireNonNull(fields.billing(tenancy.tenant()));
            assertThat(fields.plan(billing).code()).isEqualTo("PRO");
            assertThat(fields.subscription(billing)).isNotNull();
            assertThat(Objects.requireNonNull(fields.pendingChange(billing))
                            .plan()
                            .code())
                    .isEqualTo("STARTER");
        });

        assertThat(statements).isEqualTo(5);
    }
}
