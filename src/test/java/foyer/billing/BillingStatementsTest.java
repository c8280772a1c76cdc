package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.Provider;
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

    /** The tenant, the account, what it is about, all subscriptions, open pages; of documents also theirs. */
    @ParameterizedTest
    @CsvSource({"OfSubscription,5", "OfInvoice,6", "OfPayment,6"})
    void theSameEventAgainWritesNothing(String kind, int statements) {
        var last = life.events.reversed().stream()
                .filter(event ->
                        event.seen().getFirst().getClass().getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();

        assertThat(receive(last)).isEqualTo(statements);
    }

    private int answered(List<RecordedLife> lives) {
        var statement = new ProviderStatement(
                life.last(),
                lives.stream().flatMap(one -> one.invoices.values().stream()).toList(),
                lives.stream().flatMap(one -> one.payments.values().stream()).toList(),
                lives.stream().flatMap(one -> one.refunds.values().stream()).toList());
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
