package foyer.payments.accounts;

import foyer.payments.AccountKeys;
import foyer.platform.crypto.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a tenant's own account, as they are encrypted. */
record OwnKeys(
        @Nullable String clientId,
        String secret,
        List<String> webhookSecrets,
        @Nullable String webhookId) {

    static final OwnKeys NONE = new OwnKeys(null, "", List.of(), null);

    OwnKeys {
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    AccountKeys reveal() {
        return new AccountKeys(
                clientId,
                new Secret(secret),
                webhookSecrets.stream().map(Secret::new).toList(),
                webhookId);
    }

    /** Shows nothing of them. */
    @Override
    public String toString() {
        return "OwnKeys";
    }
}
