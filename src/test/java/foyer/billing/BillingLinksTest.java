package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From invoices to payments to refunds and back. */
@FoyerTest
@Tag("graphql")
class BillingLinksTest {

    private static final int MANY = 25;

    private static final String BILLING = """
            query($first: Int!) { viewer { tenant { billing {
              invoices(first: $first) { nodes { number lines { description } payments { amount { amountMinor }
                refunds { reason payment { id } } } } }
              credits(first: $first) { nodes { invoice { number } } }
              payments(first: $first) { nodes { id status dispute { reason } invoice { number payments { id } } refunds { reason } } }
              refunds(first: $first) { nodes { reason payment { id amount { amountMinor } invoice { number } } } } } } } }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    BillingApplying applying;

    @Autowired
    Statements statements;

    private static GraphQlAnswer shown(TestMember member, int first) {
        return member.client().post(BILLING, Map.of("first", first));
    }

    private static List<JsonNode> nodes(GraphQlAnswer shown, String list) {
        return shown.data("viewer.tenant.billing." + list + ".nodes")
                .valueStream()
                .toList();
    }

    /** So many invoices, each paid after a failure, one of them given back in part; named alike in each tenant. */
    private void paid(TestMember member, int invoices, String word) {
        tenants.update("""
                with made as (
                    insert into billing.invoice (tenant_id, provider, external_id, number, status, currency, subtotal_minor,
                        tax_minor, total_minor, paid_minor, due_minor, issued_at, seen_at)
                    select t, 'STRIPE', 'in' || i, w || i, 'PAID', 'USD', 10, 0, 10, 10, 0, now() + i * interval '1 minute', now()
                    from (values (?::uuid, ?::text)) of (t, w), generate_series(1, ?) i returning tenant_id, id, number),
                told as (
                    insert into billing.history (tenant_id, kind, details, actor_kind, actor_id, at)
                    select tenant_id, 'INVOICE_CHANGED', jsonb_build_array(jsonb_build_object('field', 'reason', 'before', null,
                        'after', number), jsonb_build_object('field', 'invoice', 'after', id)), 'MEMBER', ?::uuid, now() from made)
                insert into billing.payment (tenant_id, provider, external_id, invoice, status, currency, amount_minor,
                    refunded_minor, at, seen_at)
                select tenant_id, 'STRIPE', 'pay' || number || s, 'in' || substr(number, length(?) + 1), s, 'USD', 10, 0,
                    now() + case s when 'FAILED' then interval '-1 day' else interval '0' end, now()
                from made, (values ('FAILED'), ('SUCCEEDED')) as status (s)""", member.tenant(), word, invoices, member.membership(), word);
        tenants.update("""
                insert into billing.refund (tenant_id, provider, external_id, payment, status, currency, amount_minor, reason, at,
                    seen_at)
                select tenant_id, 'STRIPE', 're' || external_id, external_id, 'SUCCEEDED', 'USD', 5, external_id, now(), now()
                from billing.payment where tenant_id = ? and status = 'SUCCEEDED'""", member.tenant());
        tenants.update("""
                insert into billing.dispute (tenant_id, provider, external_id, payment, status, currency, amount_minor, reason,
                    opened_at, seen_at)
                select tenant_id, 'STRIPE', 'dp' || external_id, external_id, 'WON', 'USD', 10, external_id, now(), now()
                from billing.payment where tenant_id = ? and status = 'SUCCEEDED'""", member.tenant());
        tenants.update("""
                insert into billing.credit (tenant_id, provider, external_id, customer, kind, currency, amount_minor,
                    balance_minor, invoice, at)
                select tenant_id, 'STRIPE', 'cbt' || external_id, 'cus', 'APPLIED', 'USD', -1, 0, external_id, issued_at
                from billing.invoice where tenant_id = ?""", member.tenant());
    }

    @Test
    void eachLeadsToItsOwnAndToNoOtherTenants() {
        var mine = tenants.signUpFree("LEAD_GENERATION");
        var others = tenants.signUpFree("LEAD_GENERATION");
        paid(mine, 2, "mine");
        paid(others, 2, "theirs");

        var shown = shown(mine, 10);

        assertThat(shown.errorCodes()).isEmpty();
        assertThat(shown.body()).doesNotContain("theirs");
        assertThat(nodes(shown, "invoices"))
                .extracting(invoice -> invoice.path("number").asString())
                .containsExactly("mine2", "mine1");
        assertThat(nodes(shown, "invoices")).allSatisfy(invoice -> {
            var payments = invoice.path("payments");
            assertThat(payments).hasSize(2);
            assertThat(payments.path(0).path("refunds")).hasSize(1);
            assertThat(payments.path(0).path("refunds").path(0).path("reason").asString())
                    .isEqualTo("pay" + invoice.path("number").asString() + "SUCCEEDED");
            assertThat(payments.path(1).path("refunds")).isEmpty();
        });
        assertThat(nodes(shown, "credits"))
                .extracting(credit -> credit.path("invoice").path("number").asString())
                .containsExactly("mine2", "mine1");
        assertThat(nodes(shown, "payments"))
                .extracting(payment -> payment.path("status").asString() + " "
                        + payment.path("dispute").path("reason").asString("none"))
                .containsExactlyInAnyOrder(
                        "SUCCEEDED paymine1SUCCEEDED", "SUCCEEDED paymine2SUCCEEDED", "FAILED none", "FAILED none");
        assertThat(nodes(shown, "payments"))
                .hasSize(4)
                .allSatisfy(payment -> assertThat(payment.path("invoice")
                                .path("payments")
                                .valueStream()
                                .map(one -> one.path("id")))
                        .contains(payment.path("id")));
        assertThat(nodes(shown, "refunds"))
                .hasSize(2)
                .allSatisfy(refund -> assertThat(refund.path("reason").asString())
                        .contains(refund.path("payment")
                                .path("invoice")
                                .path("number")
                                .asString()));
    }

    /** The account, the list, and the edge. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoices(first: %d) { nodes { lines { description } } }",
                "invoices(first: %d) { nodes { payments { id } } }",
                "payments(first: %d) { nodes { invoice { number } } }",
                "payments(first: %d) { nodes { refunds { reason } } }",
                "payments(first: %d) { nodes { dispute { reason } } }",
                "credits(first: %d) { nodes { invoice { number } } }",
                "refunds(first: %d) { nodes { payment { id } } }",
                "history(first: %d) { nodes { invoice { number } } }",
                "history(first: %d) { nodes { actor { membership { email } } after { price { id } } } }"
            })
    void anEdgeIsOneStatementForAll(String list) {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        paid(owner, MANY, "in ");
        for (var rows : List.of(1, MANY)) {
            var asked = "{ viewer { tenant { billing { " + list.formatted(rows) + " } } } }";

            var sent = statements.during(() -> owner.client().post(asked));

            assertThat(nodes(sent.result(), list.substring(0, list.indexOf('('))))
                    .hasSize(rows);
            // A session is looked at once a second.
            assertThat(sent.statements())
                    .filteredOn(sql -> !sql.contains("session_member"))
                    .hasSize(3);
        }
    }

    /** What the history links to, or else the provider's id of it, of an event that shows this. */
    private String about(TestMember member, PaymentEvent.Seen seen) {
        var event =
                new PaymentEvent(Provider.STRIPE, "evt", "told", Instant.now(), member.tenant(), null, List.of(seen));
        new BillingRows(database, member.tenant()).as(() -> applying.apply(event));
        var newest = member.client().post("""
                        { viewer { tenant { billing { history(first: 1) { nodes {
                            payment { status } invoice { number } after { reference } } } } } } }""").data("viewer.tenant.billing.history.nodes.0");
        return "%s %s %s"
                .formatted(
                        newest.path("payment").path("status").asString("-"),
                        newest.path("invoice").path("number").asString("-"),
                        newest.path("after").path("reference").asString("-"));
    }

    private static PaymentEvent.Seen dispute(String payment) {
        return new PaymentEvent.Seen.OfDispute(new ProviderDispute(
                "new" + payment, payment, null, ProviderDispute.Status.WON, "USD", 10, null, Instant.now(), null));
    }

    private static PaymentEvent.Seen credit(String invoice) {
        return new PaymentEvent.Seen.OfCredit(new ProviderCredit(
                "new" + invoice, "cus", ProviderCredit.Kind.APPLIED, "USD", -1, 0, invoice, null, Instant.now()));
    }

    @Test
    void historyLeadsToWhatDisputesAndCreditAreAbout() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        paid(owner, 1, "its");

        assertThat(about(owner, dispute("payits1SUCCEEDED"))).isEqualTo("SUCCEEDED - -");
        assertThat(about(owner, dispute("toldLater"))).isEqualTo("- - toldLater");
        assertThat(about(owner, credit("in1"))).isEqualTo("- its1 -");
        assertThat(about(owner, credit("toldLater"))).isEqualTo("- - toldLater");
    }

    @Test
    void anInvoiceTellsOfSoManyAttempts() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        paid(owner, 1, "much");
        tenants.update("""
                insert into billing.payment (tenant_id, provider, external_id, invoice, status, currency, amount_minor,
                    refunded_minor, at, seen_at)
                select ?, 'STRIPE', 'again' || i, 'in1', 'FAILED', 'USD', i, 0, now() + i * interval '1 hour', now()
                from generate_series(1, 30) i""", owner.tenant());

        assertThat(nodes(shown(owner, 1), "invoices")
                        .getFirst()
                        .path("payments")
                        .valueStream()
                        .map(payment ->
                                payment.path("amount").path("amountMinor").asInt()))
                .hasSize(20)
                .startsWith(30, 29);
    }
}
