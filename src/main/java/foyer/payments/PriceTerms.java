package foyer.payments;

/**
 * A price as Foyer has it. Whoever changes anything of it gives it another code: what was sold under a code stays.
 *
 * @param code unique with the account, at most 200 characters of letters, digits, dots and hyphens
 * @param name what people read on an invoice, {@code "Foyer Pro"}
 * @param currency by its ISO 4217 code
 * @param amountMinor each interval, whatever the seats; 0 for none
 * @param seatAmountMinor for each seat and interval; 0 for none. PayPal takes one of the two, others both
 * @param trialDays free at the beginning; 0 for none
 */
public record PriceTerms(
        String code,
        String name,
        String currency,
        BillingInterval interval,
        long amountMinor,
        long seatAmountMinor,
        int trialDays) {}
