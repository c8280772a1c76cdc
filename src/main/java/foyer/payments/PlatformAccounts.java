package foyer.payments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's own accounts, as the settings have them; the sandbox where they have none and it is no production. */
interface PlatformAccounts {

    List<PaymentAccount> all();

    /** The one with this provider; null when there is none. */
    default @Nullable PaymentAccount of(Provider provider) {
        return all().stream()
                .filter(account -> account.provider() == provider)
                .findFirst()
                .orElse(null);
    }
}
