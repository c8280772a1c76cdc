package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
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

/** Money goes back once, and never more than was paid, whoever gives it back and whatever answer is lost. */
@FoyerTest
@Tag("graphql")
class RefundIssueTest {

    private static final String AT_THE_PROVIDER =
            "select count(*) || ' ' || coalesce(sum((state ->> 'amountMinor')::bigint), 0)"
                    + " from payments.sandbox_paper p join payments.sandbox_subscription s on s.id = p.subscription"
                    + " where p.kind = 'REFUND' and s.reference = ?";

    private static final String STATUS = "select status from billing.refund_request where tenant_id = ?";

    @Autowired
    MoneyAnswers refundAnswers;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private RefundApi refunds;
    private BillingRows rows;
    private GraphQlClient admin;
    private String payment;

    @BeforeEach
    void pay() {
        refunds = new RefundApi(tenants.signUpFree("LEAD_GENERATION"));
        rows = new BillingRows(database, refunds.member().tenant());
        admin = tenants.superAdmin(refunds.member()).client();
        payment = refunds.paid();
        rows.allIsTold();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long amount() {
        return Long.parseLong(rows.text("select amount_minor from billing.payment where tenant_id = ?"));
    }

    private String refused(Map<String, ?> more) {
        return String.join(" ", refunds.issue(admin, payment, key(), more).userErrorCodes("refundIssue"));
    }

    @Test
    void aPartAndThenAllThatIsLeftWhateverTheTenantAskedOfProviders() {
        var whole = amount();
        rows.change("update platform.rate_limit set tokens = 0, updated_at = now()"
                + " where key = 'billing.provider|' || ?::text");

        var dry = refunds.issue(admin, payment, key(), Map.of("dryRun", true)).succeeded("refundIssue");
        var part = refunds.issue(admin, payment, 500L, key()).succeeded("refundIssue");
        var rest = refunds.issue(admin, payment, null, key()).succeeded("refundIssue");

        assertThat(dry.data("refundIssue.amount.amountMinor").asLong()).isEqualTo(whole);
        assertThat(dry.data("refundIssue.refund").isNull()).isTrue();
        assertThat(part.text("refundIssue.refund.status")).isEqualTo("SUCCEEDED");
        assertThat(part.data("refundIssue.left.amountMinor").asLong()).isEqualTo(whole - 500);
        assertThat(rest.data("refundIssue.amount.amountMinor").asLong()).isEqualTo(whole - 500);
        assertThat(rest.data("refundIssue.left.amountMinor").asLong()).isZero();
        assertThat(refused(Map.of())).isEqualTo("REFUND_TOO_LARGE");
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("2 " + whole);
        var theirs = new BillingApi(refunds.member());
        assertThat(theirs.change(Map.of("seats", 3)).errorCodes()).containsExactly("RATE_LIMITED");
        var stands = theirs.billing();
        assertThat(stands.data("viewer.tenant.billing.refunds.nodes")).hasSize(2);
        assertThat(stands.data("viewer.tenant.billing.payments.nodes.0.refunded.amountMinor")
                        .asLong())
                .isEqualTo(whole);
        assertThat(rows.text("select kind from billing.history where kind = 'REFUND_REQUESTED' and tenant_id = ?"))
                .hasLineCount(2);
        assertThat(rows.text("select template from platform.mail where template = 'billing-refund' and tenant_id = ?"))
                .hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "KWD"})
    void smallestUnitsAreThoseOfTheCurrency(String currency) {
        rows.change("update billing.payment set currency = ? where tenant_id = ?", currency);
        rows.change("""
                update payments.sandbox_paper set state = jsonb_set(state, '{currency}', to_jsonb(?::text))
                where subscription in (select id from payments.sandbox_subscription where reference = ?)""", currency);

        var back = refunds.issue(admin, payment, 7L, key()).succeeded("refundIssue");

        assertThat(back.text("refundIssue.refund.amount.currency")).isEqualTo(currency);
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 7");
    }

    @Test
    void theWebhookTellsOfTheSameRefund() {
        refunds.issue(admin, payment, 700L, key()).succeeded("refundIssue");

        Awaited.until(() -> rows.text("select type || status from payments.inbox_event where type like '%refund%'"
                        + " and tenant_id = ?")
                .contains("APPLIED"));

        assertThat(rows.text("select amount_minor from billing.refund where tenant_id = ?"))
                .isEqualTo("700");
        assertThat(rows.text("select refunded_minor from billing.payment where tenant_id = ?"))
                .isEqualTo("700");
    }

    @Test
    void saysWhatIsWrong() {
        var whole = amount();

        assertThat(refused(Map.of("amount", Map.of("amountMinor", whole + 1)))).isEqualTo("REFUND_TOO_LARGE");
        for (var none : List.of(0L, -1L)) {
            assertThat(refused(Map.of("amount", Map.of("amountMinor", none)))).isEqualTo("AMOUNT_INVALID");
        }
        assertThat(refused(Map.of("amount", Map.of("amountMinor", 1L, "currency", "JPY"))))
                .isEqualTo("AMOUNT_INVALID");
        assertThat(refused(Map.of("reason", "because"))).isEqualTo("REASON_INVALID");
        assertThat(refused(Map.of("tenantId", "tnt_01h455vb4pex5vsknk084sn02q")))
                .isEqualTo("NOT_FOUND");
        assertThat(refused(Map.of("paymentId", "bpay_01h455vb4pex5vsknk084sn02q")))
                .isEqualTo("NOT_FOUND");
        var stranger = tenants.signUpFree("LEAD_GENERATION");
        assertThat(refused(Map.of("tenantId", stranger.tenantId())))
                .as("a payment of another company")
                .isEqualTo("NOT_FOUND");
        rows.change("update billing.payment set status = 'FAILED' where tenant_id = ?");
        assertThat(refused(Map.of())).isEqualTo("REFUND_TOO_LARGE");
        rows.change("update billing.subscription set live = true where tenant_id = ?");
        for (var dryRun : List.of(true, false)) {
            assertThat(refused(Map.of("dryRun", dryRun))).isEqualTo("UNSUPPORTED");
        }
        assertThat(rows.text(STATUS)).isEmpty();
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("0 0");
    }

    @Test
    void severalAtOnceGiveBackOnce() throws Exception {
        var other = tenants.superAdmin(refunds.member()).client();
        var whole = amount();

        var codes = AtOnce.run(IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(i ->
                        () -> refunds.issue(i % 2 == 0 ? admin : other, payment, null, key())
                                .userErrorCodes("refundIssue"))
                .toList());

        assertThat(codes).containsOnlyOnce(List.of());
        assertThat(codes)
                .allMatch(one -> one.isEmpty()
                        || List.of("REFUND_IN_PROGRESS", "REFUND_TOO_LARGE").containsAll(one));
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 " + whole);
    }

    @Test
    void anAnswerThatWasLostIsFetchedByTheSameKey() {
        refunds.issue(admin, payment, 500L, "lost").succeeded("refundIssue");
        answerIsLost();

        assertThat(refused(Map.of("amount", Map.of("amountMinor", 500)))).isEqualTo("REFUND_IN_PROGRESS");
        refunds.issue(admin, payment, 500L, "lost").succeeded("refundIssue");

        assertRefundedOnce();
        assertThat(refunds.issue(admin, payment, 501L, "lost").userErrorCodes("refundIssue"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whatNobodyAsksForAgainIsAskedForByItselfHoweverOftenTheTenantAsked() throws Exception {
        rows.change("update platform.rate_limit set tokens = 0, updated_at = now()"
                + " where key = 'billing.provider|' || ?::text");
        refunds.issue(admin, payment, 500L, key()).succeeded("refundIssue");
        answerIsLost();
        refundAnswers.run();
        assertThat(rows.text(STATUS)).as("somebody may still wait").isEqualTo("REQUESTED");

        rows.requested("refund_request", "3 minutes");
        refundAnswers.run();

        assertRefundedOnce();
    }

    @Test
    void whatTheProviderMayHaveForgottenIsNotAskedForAgain() throws Exception {
        refunds.issue(admin, payment, 500L, key()).succeeded("refundIssue");
        answerIsLost();
        rows.requested("refund_request", "21 hours");

        refundAnswers.run();

        assertThat(rows.text(STATUS)).isEqualTo("UNKNOWN");
        assertThat(rows.text("select details -> -1 ->> 'field' from billing.history where kind = 'REFUND_REFUSED'"
                        + " and tenant_id = ?"))
                .isEqualTo("amount");
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 500");
    }

    @Test
    void whatTheProviderDoesNotDoIsSaidAndKept() {
        rows.change(
                "update payments.sandbox_paper set state = state || '{\"refundedMinor\": 99999999}' where kind = 'PAYMENT'"
                        + " and subscription in (select id from payments.sandbox_subscription where reference = ?)");
        var key = key();

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThat(refunds.issue(admin, payment, 500L, key).userErrorCodes("refundIssue"))
                    .containsExactly("REFUND_TOO_LARGE");
        }

        assertThat(rows.text("select status || refusal from billing.refund_request where tenant_id = ?"))
                .isEqualTo("REFUSEDREFUND_TOO_LARGE");
    }

    private void answerIsLost() {
        rows.change("update billing.refund_request set status = 'REQUESTED', refund_id = null where tenant_id = ?");
        rows.change("delete from billing.refund where tenant_id = ?");
        rows.change("update billing.payment set refunded_minor = 0 where tenant_id = ?");
    }

    private void assertRefundedOnce() {
        assertThat(rows.text(STATUS)).isEqualTo("DONE");
        assertThat(rows.text("select amount_minor from billing.refund where tenant_id = ?"))
                .isEqualTo("500");
        assertThat(rows.text("select refunded_minor from billing.payment where tenant_id = ?"))
                .isEqualTo("500");
        assertThat(rows.text(AT_THE_PROVIDER)).isEqualTo("1 500");
    }
}
