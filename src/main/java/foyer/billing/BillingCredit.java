package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit that came or went; the schema's type of the same name.
 *
 * @param amount less than zero for what was used or taken away
 * @param balance what there was after it
 * @param invoiceKey the invoice that took it, or left it; null for none
 */
record BillingCredit(
        BillingCreditId id,
        Provider provider,
        ProviderCredit.Kind kind,
        Money amount,
        Money balance,
        Instant at,
        @Nullable DocumentKey invoiceKey) {}
