package foyer.payments;

import static foyer.payments.Buyer.SEATS;
import static foyer.payments.Buyer.costs;
import static foyer.payments.Buyer.key;
import static foyer.payments.ProviderException.Reason.NOT_FOUND;
import static foyer.payments.ProviderException.Reason.REJECTED;
import static foyer.payments.ProviderException.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foyer.payments.PaymentWorld.Can;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link PaymentGateway} promises of credit: it is given once, and taken by invoices before they charge. */
abstract class PaymentCreditContract extends PaymentOnceContract {

    private String customer(String subscription) {
        return Objects.requireNonNull(buyer.now(subscription).customer());
    }

    private ProviderCredit grant(String customer, long amountMinor) {
        return gateway.grantCredit(account, customer, "USD", amountMinor, key());
    }

    private long left(String customer) {
        return gateway.credits(account, customer).stream()
                .mapToLong(ProviderCredit::amountMinor)
                .sum();
    }

    @Test
    void givesCreditOnceForAKey() {
        var subscription = buyer.subscribes();
        var key = key();
        if (!world.can().contains(Can.CREDITS)) {
            refuses(UNSUPPORTED, () -> gateway.grantCredit(account, "any", "USD", 700, key));
            assertThat(gateway.credits(account, "any")).isEmpty();
            return;
        }
        var customer = customer(subscription);
        if (world.can().contains(Can.LOSES_ANSWERS)) {
            loses(() -> gateway.grantCredit(account, customer, "USD", 700, key));
        }

        var credit = gateway.grantCredit(account, customer, "USD", 700, key);

        assertThat(credit)
                .returns(customer, ProviderCredit::customer)
                .returns(ProviderCredit.Kind.GRANTED, ProviderCredit::kind)
                .returns("USD", ProviderCredit::currency)
                .returns(700L, ProviderCredit::amountMinor)
                .returns(700L, ProviderCredit::balanceMinor)
                .returns(null, ProviderCredit::invoice)
                .returns(key, ProviderCredit::reference);
        assertThat(gateway.grantCredit(account, customer, "USD", 700, key)).isEqualTo(credit);
        assertThat(gateway.credits(account, customer)).containsExactly(credit);
        assertThat(buyer.statement(subscription).credits()).containsExactly(credit);
        assertThat(grant(customer, 50).balanceMinor()).isEqualTo(750);
    }

    @Test
    void givesNoCreditOfNothingNorInAnotherCurrencyNorToNobody() {
        assumeTrue(world.can().contains(Can.CREDITS));
        var customer = customer(buyer.subscribes());

        for (var none : List.of(0L, -1L)) {
            refuses(REJECTED, () -> gateway.grantCredit(account, customer, "USD", none, key()));
        }
        refuses(REJECTED, () -> gateway.grantCredit(account, customer, "JPY", 1, key()));
        refuses(NOT_FOUND, () -> gateway.grantCredit(account, "none-" + key(), "USD", 1, key()));
        refuses(NOT_FOUND, () -> gateway.credits(account, "none-" + key()));
        assertThat(gateway.credits(account, customer)).isEmpty();
    }

    @Test
    void takesCreditBeforeItCharges() {
        assumeTrue(world.can().contains(Can.CREDITS));
        var subscription = buyer.subscribes();
        var customer = customer(subscription);
        var whole = costs(buyer.terms, SEATS);
        var credit = grant(customer, 500);

        assertThat(gateway.preview(account, buyer.change(subscription, buyer.dearer(), SEATS, true)))
                .returns(costs(buyer.dearer(), SEATS), ChangePreview::nextMinor)
                .returns(costs(buyer.dearer(), SEATS) - 500, ChangePreview::nextDueMinor);
        world.periodEnds(subscription);

        var statement = buyer.statement(subscription);
        var invoice = statement.invoices().getFirst();
        assertThat(invoice)
                .returns(ProviderInvoice.Status.PAID, ProviderInvoice::status)
                .returns(whole, ProviderInvoice::totalMinor)
                .returns(500L, ProviderInvoice::creditMinor)
                .returns(whole - 500, ProviderInvoice::paidMinor)
                .returns(0L, ProviderInvoice::dueMinor);
        assertThat(statement.payments().getFirst().amountMinor()).isEqualTo(whole - 500);
        assertThat(statement.credits())
                .hasSize(2)
                .contains(credit)
                .anySatisfy(used -> assertThat(used)
                        .returns(ProviderCredit.Kind.APPLIED, ProviderCredit::kind)
                        .returns(-500L, ProviderCredit::amountMinor)
                        .returns(0L, ProviderCredit::balanceMinor)
                        .returns(invoice.id(), ProviderCredit::invoice));

        // What covers all of an invoice leaves nothing to pay.
        grant(customer, whole + 100);
        world.periodEnds(subscription);
        var covered = buyer.statement(subscription);
        assertThat(covered.invoices().getFirst())
                .returns(ProviderInvoice.Status.PAID, ProviderInvoice::status)
                .returns(whole, ProviderInvoice::creditMinor)
                .returns(0L, ProviderInvoice::paidMinor);
        assertThat(covered.payments()).hasSameSizeAs(statement.payments());
        assertThat(left(customer)).isEqualTo(100);
    }

    @Test
    void saysWhatIsChargedNowAfterCredit() {
        assumeTrue(world.can().contains(Can.CREDITS));
        var subscription = buyer.subscribes();
        var change = buyer.change(subscription, buyer.dearer(), SEATS, false);
        var before = gateway.preview(account, change);
        grant(customer(subscription), before.dueNowMinor() + 30);

        var after = gateway.preview(account, change);

        assertThat(after)
                .returns(0L, ChangePreview::dueNowMinor)
                .returns(before.nextMinor(), ChangePreview::nextMinor)
                .returns(before.nextMinor() - 30, ChangePreview::nextDueMinor);
    }
}
