package foyer.payments.accounts;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to a tenant's own account. */
sealed interface PaymentAccountEvents extends Event {

    PaymentAccountId account();

    @Override
    default String entityType() {
        return OwnAccountService.TYPE;
    }

    @Override
    default UUID entityId() {
        return account().value();
    }

    /** It was set up or changed. */
    record Saved(PaymentAccountId account) implements PaymentAccountEvents {
        @Override
        public String type() {
            return "payment_account.saved";
        }
    }

    /** It is forgotten. */
    record Removed(PaymentAccountId account) implements PaymentAccountEvents {
        @Override
        public String type() {
            return "payment_account.removed";
        }
    }
}
