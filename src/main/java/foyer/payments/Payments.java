package foyer.payments;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The providers that tenants can pay the platform by, for other modules. */
@Component
public class Payments {

    private final Map<Provider, PaymentGateway> gateways = new EnumMap<>(Provider.class);
    private final PlatformAccounts accounts;

    Payments(ObjectProvider<PaymentGateway> gateways, PlatformAccounts accounts) {
        gateways.forEach(gateway -> this.gateways.put(gateway.provider(), gateway));
        this.accounts = accounts;
    }

    /** Those with which the platform has an account, the sandbox where it has none. */
    public List<Provider> providers() {
        return accounts.all().stream()
                .map(PaymentAccount::provider)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Whether it is one of those. */
    public boolean has(Provider provider) {
        return accounts.of(provider) != null;
    }

    /**
     * The platform's account.
     *
     * @throws IllegalArgumentException when it has none with this provider
     */
    public PaymentAccount account(Provider provider) {
        var account = accounts.of(provider);
        if (account == null) {
            throw new IllegalArgumentException("no account with " + provider);
        }
        return account;
    }

    public PaymentGateway gateway(Provider provider) {
        return Objects.requireNonNull(gateways.get(provider), provider::name);
    }
}
