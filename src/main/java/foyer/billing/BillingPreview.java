package foyer.billing;

import foyer.payments.ChangePreview;
import foyer.payments.ProviderInvoice.Line;
import foyer.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What something would cost; the schema's type of the same name.
 *
 * @param endsTrial whether free days that are left end with it
 * @param plan what it is about
 * @param paidSeats that are paid for one by one then; null for those of the plan
 */
public record BillingPreview(
        List<BillingLine> lines,
        Money dueNow,
        Money next,
        Money nextDue,
        @Nullable Instant nextAt,
        boolean isExact,
        boolean atPeriodEnd,
        boolean endsTrial,
        String plan,
        @Nullable Integer paidSeats) {

    /** A part of what is charged; the schema's type of the same name. */
    record BillingLine(
            String description,
            Money amount,
            int quantity,
            @Nullable Instant periodStart,
            @Nullable Instant periodEnd) {

        static BillingLine of(Line line, String currency) {
            return new BillingLine(
                    line.description(),
                    new Money(line.amountMinor(), currency),
                    line.quantity(),
                    line.periodStart(),
                    line.periodEnd());
        }
    }

    static BillingPreview of(ChangePreview preview, ChangeTerms.Terms becomes, boolean atPeriodEnd) {
        var currency = preview.currency();
        return new BillingPreview(
                preview.lines().stream()
                        .map(line -> BillingLine.of(line, currency))
                        .toList(),
                new Money(preview.dueNowMinor(), currency),
                new Money(preview.nextMinor(), currency),
                new Money(preview.nextDueMinor(), currency),
                preview.nextAt(),
                preview.exact(),
                atPeriodEnd,
                becomes.endsTrial(),
                becomes.price().plan(),
                becomes.paidSeats());
    }
}
