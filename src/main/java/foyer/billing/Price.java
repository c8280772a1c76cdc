package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderPrice;
import foyer.payments.SubscriptionChange;

/**
 * What a plan of a blueprint costs with one provider (data: {@code db/blueprint/<BLUEPRINT>/prices.json}). Once somebody
 * may have bought it nothing of it changes: another amount is another version, and the one before stays in the file,
 * {@code offered: false}.
 *
 * @param amountMinor each interval, whatever the seats
 * @param seatAmountMinor for each seat and interval; 0 when the plan's own seats are included
 * @param trialDays free at the beginning, once for each tenant
 * @param trialSeats for how many seats at most the beginning is free
 * @param graceDays after a payment failed, in which everything works
 * @param readOnlyDays after those, in which nothing can be changed; after them nothing can be read
 * @param offered whether it can be bought; else only those have it who bought it
 */
public record Price(
        String code,
        String blueprint,
        String plan,
        String name,
        Provider provider,
        BillingInterval interval,
        String currency,
        long amountMinor,
        long seatAmountMinor,
        int trialDays,
        int trialSeats,
        int graceDays,
        int readOnlyDays,
        boolean offered) {

    /** Whether seats are paid for, one by one. */
    public boolean isBySeat() {
        return seatAmountMinor > 0;
    }

    /** What so many seats cost each interval. */
    long total(int seats) {
        return amountMinor + seatAmountMinor * seats;
    }

    /** Whether free days may be had with so many seats. */
    public boolean isFreeAtFirst(int seats) {
        return trialDays > 0 && seats <= trialSeats;
    }

    /**
     * A change to it, as gateways take it, for a preview and for the deed alike: what is not to be had for free ends free
     * days that are left.
     *
     * @param subscription the provider's id
     * @param back where the buyer comes back to who has to agree, and {@code refused} who does not
     */
    SubscriptionChange change(
            String subscription, ProviderPrice with, int seats, boolean atPeriodEnd, String back, String refused) {
        return new SubscriptionChange(
                subscription, with, terms(), seats, atPeriodEnd, !atPeriodEnd && !isFreeAtFirst(seats), back, refused);
    }

    /** As gateways take it. */
    public PriceTerms terms() {
        return new PriceTerms(code, name, currency, interval, amountMinor, seatAmountMinor, trialDays);
    }
}
