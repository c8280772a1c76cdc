package foyer.billing;

import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import java.util.List;

/** What of a provider's documents is kept: in whole microseconds, and no text longer than people read. */
final class DocumentStates {

    private static final int MOST_LINES = 100;
    private static final int LONGEST = 1_000;

    private DocumentStates() {}

    static ProviderInvoice kept(ProviderInvoice told) {
        return of(
                told,
                told.lines().stream()
                        .limit(MOST_LINES)
                        .map(DocumentStates::kept)
                        .toList());
    }

    /** But for their lines, which change with the amounts. */
    static boolean isSame(ProviderInvoice before, ProviderInvoice after) {
        return of(before, List.of()).equals(of(after, List.of()));
    }

    private static ProviderInvoice of(ProviderInvoice told, List<Line> lines) {
        return new ProviderInvoice(
                told.id(),
                told.subscription(),
                told.number(),
                told.status(),
                told.currency(),
                told.subtotalMinor(),
                told.taxMinor(),
                told.totalMinor(),
                told.paidMinor(),
                told.dueMinor(),
                SubscriptionStates.micros(told.periodStart()),
                SubscriptionStates.micros(told.periodEnd()),
                SubscriptionStates.whole(told.issuedAt()),
                SubscriptionStates.micros(told.paidAt()),
                told.pdfUrl(),
                told.pageUrl(),
                lines,
                told.creditMinor());
    }

    private static Line kept(Line told) {
        var description = told.description();
        return new Line(
                description.length() > LONGEST ? description.substring(0, LONGEST) : description,
                told.amountMinor(),
                told.quantity(),
                SubscriptionStates.micros(told.periodStart()),
                SubscriptionStates.micros(told.periodEnd()));
    }

    /** What was given back is never less than what was known before. */
    static ProviderPayment kept(ProviderPayment told, long refundedBefore) {
        return new ProviderPayment(
                told.id(),
                told.subscription(),
                told.invoice(),
                told.status(),
                told.currency(),
                told.amountMinor(),
                Math.max(refundedBefore, told.refundedMinor()),
                told.failureCode(),
                SubscriptionStates.whole(told.at()));
    }

    /** The same, with so much given back. */
    static ProviderPayment refunded(ProviderPayment payment, long refundedMinor) {
        return kept(payment, refundedMinor);
    }

    static ProviderRefund kept(ProviderRefund told) {
        return new ProviderRefund(
                told.id(),
                told.payment(),
                told.subscription(),
                told.status(),
                told.currency(),
                told.amountMinor(),
                told.reason(),
                SubscriptionStates.whole(told.at()));
    }
}
