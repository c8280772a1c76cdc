package foyer.payments.sandbox;

import foyer.payments.PriceTerms;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of the sandbox as the contract of providers has them, and the ids that it gives. */
@Component
class SandboxShapes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    private final SandboxJson json;

    SandboxShapes(SandboxJson json) {
        this.json = json;
    }

    /** An id that nobody guesses: whoever has that of a page may use it. */
    static String id(String prefix) {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }

    PriceTerms terms(SandboxSubscriptionRecord row) {
        return json.read(row.getTerms(), PriceTerms.class);
    }

    @Nullable PriceTerms nextTerms(SandboxSubscriptionRecord row) {
        return row.getNextTerms() == null ? null : json.read(row.getNextTerms(), PriceTerms.class);
    }

    SubscriptionStatus status(SandboxSubscriptionRecord row) {
        return SubscriptionStatus.valueOf(row.getStatus());
    }

    ProviderSubscription subscription(SandboxSubscriptionRecord row, SandboxCustomerRecord customer) {
        var next = nextTerms(row);
        return new ProviderSubscription(
                row.getId(),
                row.getCustomer(),
                row.getReference(),
                status(row),
                terms(row).code(),
                row.getSeats(),
                row.getStartedAt(),
                row.getPeriodStart(),
                row.getPeriodEnd(),
                row.getTrialEnd(),
                row.getCancelAtPeriodEnd(),
                row.getEndedAt(),
                next == null
                        ? null
                        : new ProviderSubscription.Next(next.code(), row.getNextSeats(), row.getPeriodEnd()),
                SandboxCard.of(customer.getCard()).shown(),
                row.getCoupon(),
                row.getUpdatedAt());
    }
}
