package foyer.payments;

import foyer.payments.accounts.OwnAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose account a webhook has come to, by its address, and by what is kept of it. */
@Component
class InboxAccounts {

    private final PlatformAccounts platform;
    private final OwnAccounts own;

    InboxAccounts(PlatformAccounts platform, OwnAccounts own) {
        this.platform = platform;
        this.own = own;
    }

    /**
     * By the address of webhooks; null when nobody's is there.
     *
     * @param token of a tenant's own; null for the platform's
     */
    @Nullable PaymentAccount at(Provider provider, @Nullable String token) {
        return token == null ? platform.of(provider) : own.byHook(provider, token);
    }

    /** Of an event that was kept; null when it is there no more. */
    @Nullable PaymentAccount of(InboxEvent event) {
        if (event.accountId() == null) {
            return platform.of(event.provider());
        }
        return event.tenantId() == null ? null : own.get(event.tenantId(), event.accountId());
    }
}
