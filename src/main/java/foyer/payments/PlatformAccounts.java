package foyer.payments;

import java.util.List;

/** The platform's own accounts, as the settings have them; the sandbox where they have none and it is no production. */
interface PlatformAccounts {

    List<PaymentAccount> all();
}
