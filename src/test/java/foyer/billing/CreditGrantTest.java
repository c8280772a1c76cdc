package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Credit is given once, whoever gives it and whatever answer is lost, and invoices take it before they charge. */
@FoyerTest
@Tag("graphql")
class CreditGrantTest {

    /** What ENTERPRISE costs with two seats. */
    private static final long MONTH = 82_100;

    private static final String HERE = "viewer.tenant.billing.";
    private static final String AT_THE_PROVIDER =
            "select count(*) || ' ' || coalesce(sum((state ->> 'amountMinor')::bigint), 0)"
                    + " from payments.sandbox_paper p join payments.sandbox_customer c on c.id = p.subscription"
                    + " where p.kind = 'CREDIT' and c.reference = ?";
    private static final String STATUS = "select status from billing.credit_request where tenant_id = ?";

    @Autowired
    MoneyAnswers creditAnswers;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private CreditApi credits;
    private BillingRows rows;
    private GraphQlClient admin;

    @BeforeEach
    void subscribe() {
        credits = new CreditApi(tenants.signUpFree("LEAD_GENERATION"));
        rows = new BillingRows(database, credits.member().tenant());
        admin = tenants.superAdmin(credits.member()).client();
        new BillingApi(credits.member()).subscribes("ENTERPRISE", 2);
        rows.allIsTold();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static long minor(GraphQlAnswer answer, String path) {
        return answer.data(path + ".amountMinor").asLong();
    }

    private String refused(Map<String, ?> more) {
        return String.join(" ", credits.grant(admin, key(), more).userErrorCodes("creditGrant"));
    }

    private String refused(long amount) {
        return refused(Map.of("amount", Map.of("amountMinor", amount)));
    }

    @Test
    void theNextInvoicesTakeIt() {
        var dry = credits.grant(admin, key(), Map.of("amount", Map.of("amountMinor", MONTH + 500), "dryRun", true))
                .succeeded("creditGrant");
        assertThat(dry.data("creditGrant.credit").isNull()).isTrue();
        assertThat(minor(dry, "creditGrant.balance")).isEqualTo(MONTH + 500);
        assertThat(minor(credits.shown(), HERE + "creditBalance")).isZero();

        var given = credits.grant(admin, MONTH + 500, key()).succeeded("creditGrant");

        assertThat(given.text("creditGrant.credit.kind")).isEqualTo("GRANTED");
        assertThat(given.text("creditGrant.amount.currency")).isEqualTo("USD");
        assertThat(minor(given, "creditGrant.balance")).isEqualTo(MONTH + 500);
        var shown = credits.shown();
        assertThat(minor(shown, HERE + "creditBalance")).isEqualTo(MONTH + 500);
        assertThat(shown.text(HERE + "credits.nodes.0.id")).isEqualTo(given.text("creditGrant.credit.id"));
        assertThat(minor(shown, HERE + "nextInvoicePreview.next")).isEqualTo(MONTH);
        assertThat(minor(shown, HERE + "nextInvoicePreview.nextDue")).isZero();
        assertThat(rows.text("select string_agg(kind, ' ' order by id) from billing.history where kind like 'CREDIT%'"
                        + " and tenant_id = ?"))
                .isEqualTo("CREDIT_REQUESTED CREDIT_CHANGED");
        assertThat(rows.text("select template from platform.mail where template = 'billing-credit' and tenant_id = ?"))
                .hasLineCount(1);

        credits.renews();

        var covered = credits.shown();
        assertThat(covered.text(HERE + "invoices.nodes.0.status")).isEqualTo("PAID");
        assertThat(minor(covered, HERE + "invoices.nodes.0.total")).isEqualTo(MONTH);
        assertThat(minor(covered, HERE + "invoices.nodes.0.creditApplied")).isEqualTo(MONTH);
        assertThat(minor(covered, HERE + "invoices.nodes.0.paid")).isZero();
        assertThat(minor(covered, HERE + "creditBalance")).isEqualTo(500);
        assertThat(minor(covered, HERE + "nextInvoicePreview.nextDue")).isEqualTo(MONTH - 500);
        assertThat(covered.data(HERE + "credits.totalCount").asInt()).isEqualTo(2);
        assertThat(covered.data(HERE + "credits.nodes").toString())
                .contains("\"APPLIED\"", covered.text(HERE + "invoices.nodes.0.number"));

        credits.renews();

        var part = credits.shown();
        assertThat(minor(part, HERE + "invoices.nodes.0.creditApplied")).isEqualTo(500);
        assertThat(minor(part, HERE + "invoices.nodes.0.paid")).isEqualTo(MONTH - 500);
        assertThat(minor(part, HERE + "creditBalance")).isZero();
    }

    @Test
    void isTheTenantsAlone() {
        credits.grant(admin, 500, key()).succeeded("creditGrant");
        var stranger = new CreditApi(tenants.signUpFree("LEAD_GENERATION"));

        assertThat(stranger.shown().data(HERE + "creditBalance").isNull()).isTrue();
        assertThat(stranger.shown().data(HERE + "credits.totalCount").asInt()).isZero();
        assertThat(String.join(" ", stranger.grant(admin, 500, key()).userErrorCodes("creditGrant")))
                .as("nobody's customer yet")
                .isEqualTo("NO_CUSTOMER");
    }

    @Test
    void saysWhatIsWrong() {
        for (var none : List.of(0L, -1L)) {
            assertThat(refused(none)).isEqualTo("AMOUNT_INVALID");
        }
        assertThat(refused(Map.of("amount", Map.of("amountMinor", 1L, "currency", "JPY"))))
                .isEqualTo("AMOUNT_INVALID");
        assertThat(refused(12 * MONTH + 1)).isEqualTo("CREDIT_TOO_LARGE");
        assertThat(refused(Long.MAX_VALUE)).isEqualTo("CREDIT_TOO_LARGE");
        var amount = Map.of("amountMinor", 500L);
        assertThat(refused(Map.of("amount", amount, "reason", "because"))).isEqualTo("REASON_INVALID");
        assertThat(refused(Map.of("amount", amount, "tenantId", "tnt_01h455vb4pex5vsknk084sn02q")))
                .isEqualTo("NOT_FOUND");
        rows.change("update billing.subscription set provider = 'PAYPAL' where tenant_id = ?");
        assertThat(refused(500)).isEqualTo("UNSUPPORTED");
        assertThat(rows.text(STATUS)).isEmpty();
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("0 0");
    }

    @Test
    void severalAtOnceGiveNoMoreThanAYearOfIt() throws Exception {
        var other = tenants.superAdmin(credits.member()).client();

        var codes = AtOnce.run(IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(i -> () -> credits.grant(i % 2 == 0 ? admin : other, 5 * MONTH, key())
                        .userErrorCodes("creditGrant"))
                .toList());

        assertThat(codes)
                .containsExactlyInAnyOrder(
                        List.of(), List.of(), List.of("CREDIT_TOO_LARGE"), List.of("CREDIT_TOO_LARGE"));
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("2 " + 10 * MONTH);
    }

    @Test
    void anAnswerThatWasLostIsFetchedByTheSameKey() {
        credits.grant(admin, 500, "lost").succeeded("creditGrant");
        answerIsLost();

        var again = credits.grant(admin, 500, "lost").succeeded("creditGrant");

        assertThat(minor(again, "creditGrant.balance")).isEqualTo(500);
        assertGivenOnce();
        assertThat(credits.grant(admin, 501, "lost").userErrorCodes("creditGrant"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    /** After 21 hours providers may have forgotten the key, but not what came of it. */
    @ParameterizedTest
    @ValueSource(strings = {"3 minutes", "21 hours"})
    void whatNobodyAsksForAgainIsFoundByItself(String ago) throws Exception {
        credits.grant(admin, 500, key()).succeeded("creditGrant");
        answerIsLost();
        creditAnswers.run();
        assertThat(rows.text(STATUS)).as("somebody may still wait").isEqualTo("REQUESTED");

        rows.requested("credit_request", ago);
        creditAnswers.run();

        assertGivenOnce();
    }

    @Test
    void whatTheProviderNeverGaveIsNotAskedForUnderAKeyThatItForgot() throws Exception {
        credits.grant(admin, 500, key()).succeeded("creditGrant");
        answerIsLost();
        rows.change("""
                update payments.sandbox_paper set state = state || '{"reference": "another"}'
                where subscription in (select id from payments.sandbox_customer where reference = ?)""");
        rows.requested("credit_request", "21 hours");

        creditAnswers.run();

        assertThat(rows.text(STATUS)).isEqualTo("UNKNOWN");
        assertThat(rows.text(
                        "select string_agg(d ->> 'field', ' ') from billing.history, jsonb_array_elements(details) d"
                                + " where kind = 'CREDIT_REFUSED' and tenant_id = ?"))
                .as("nobody refused it")
                .isEqualTo("amount");
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 500");
    }

    private void answerIsLost() {
        rows.allIsTold();
        rows.change("update billing.credit_request set status = 'REQUESTED', credit_id = null where tenant_id = ?");
        rows.change("delete from billing.credit where tenant_id = ?");
        // What has told of it tells nothing new.
        rows.change("delete from payments.inbox_event where type = 'customer.updated' and tenant_id = ?");
    }

    private void assertGivenOnce() {
        assertThat(rows.text(STATUS)).isEqualTo("DONE");
        assertThat(rows.text("select amount_minor from billing.credit where tenant_id = ?"))
                .isEqualTo("500");
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 500");
    }
}
