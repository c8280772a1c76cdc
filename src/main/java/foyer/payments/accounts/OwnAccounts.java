package foyer.payments.accounts;

import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants' own accounts, for whoever asks before anybody is known: by the address of webhooks, and by their ids. */
@Component
public class OwnAccounts {

    static final String KIND = "hook";

    private static final String NAME = "payments.accounts";

    private final OwnAccountQueries queries;

    OwnAccounts(OwnAccountQueries queries) {
        this.queries = queries;
    }

    /** The account whose webhooks come to the address with this token; null for none, or one that takes none yet. */
    public @Nullable PaymentAccount byHook(Provider provider, String token) {
        var tenant = OpaqueTokens.tenantOf(KIND, token).orElse(null);
        if (tenant == null) {
            return null;
        }
        var found = CurrentCaller.call(
                Caller.system(tenant, NAME), () -> queries.byHook(provider, OpaqueTokens.hash(token)));
        return found == null || !found.takesWebhooks() ? null : known(tenant, found);
    }

    /** An account of a tenant; null when it is there no more. */
    public @Nullable PaymentAccount get(UUID tenant, UUID id) {
        var found = CurrentCaller.call(Caller.system(tenant, NAME), () -> queries.get(id));
        return found == null ? null : known(tenant, found);
    }

    private static PaymentAccount known(UUID tenant, OwnAccount account) {
        return new PaymentAccount(
                account.provider(),
                tenant,
                account.id().value(),
                account.live(),
                account.keys().reveal());
    }
}
