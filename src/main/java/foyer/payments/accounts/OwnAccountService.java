package foyer.payments.accounts;

import foyer.audit.Audit;
import foyer.payments.LiveKeys;
import foyer.payments.PaymentPlace;
import foyer.payments.Provider;
import foyer.platform.crypto.OpaqueToken;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sets up and forgets the accounts of the tenant acted in. Neither log nor event tells of keys, but that they changed. */
@Service
class OwnAccountService {

    static final String TYPE = "PaymentAccount";

    private final OwnAccountQueries queries;
    private final PaymentPlace place;
    private final LiveKeys live;
    private final Audit audit;
    private final Events events;
    private final Transactions transactions;
    private final TenantClock clock;

    OwnAccountService(
            OwnAccountQueries queries,
            PaymentPlace place,
            LiveKeys live,
            Audit audit,
            Events events,
            Transactions transactions,
            TenantClock clock) {
        this.queries = queries;
        this.place = place;
        this.live = live;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An account that was saved.
     *
     * @param webhookUrl null when the address of webhooks stays
     */
    record Saved(OwnAccount account, @Nullable URI webhookUrl) {}

    Saved save(PaymentAccountInputs.Save input) {
        if (input.provider() == Provider.SANDBOX) {
            throw UserErrorException.at("provider", PaymentAccountErrorCode.PROVIDER_UNSUPPORTED);
        }
        return transactions.write(() -> {
            var stored = queries.lock(input.provider());
            if (stored == null) {
                var made = make(input);
                if (made != null) {
                    return made;
                }
                // Somebody else was quicker.
                stored = queries.lock(input.provider());
            }
            if (stored == null) {
                throw UserErrorException.of(PaymentAccountErrorCode.NOT_FOUND);
            }
            return change(stored, input);
        });
    }

    private @Nullable Saved make(PaymentAccountInputs.Save input) {
        var now = clock.now();
        var checked = OwnAccountChecks.check(input, OwnKeys.NONE, false, live.areAllowed());
        var id = new PaymentAccountId(NewIds.at(now));
        var account = new OwnAccount(id, input.provider(), checked.live(), checked.keys(), now, now);
        var token = newToken();
        return queries.insert(account, token.hash()) ? told(account, token) : null;
    }

    private Saved change(OwnAccount stored, PaymentAccountInputs.Save input) {
        Instant now = clock.now();
        var checked = OwnAccountChecks.check(input, stored.keys(), stored.live(), live.areAllowed());
        var account =
                new OwnAccount(stored.id(), stored.provider(), checked.live(), checked.keys(), stored.createdAt(), now);
        var token = input.newWebhookUrl() ? newToken() : null;
        queries.update(account, token == null ? null : token.hash(), now);
        return told(account, token);
    }

    private static OpaqueToken newToken() {
        return OpaqueTokens.create(OwnAccounts.KIND, CurrentCaller.tenant());
    }

    private Saved told(OwnAccount account, @Nullable OpaqueToken token) {
        audit.record(
                "payment_account.save",
                TYPE,
                account.id().value(),
                Map.of("provider", account.provider().name(), "live", account.live(), "newWebhook", token != null));
        events.publish(new PaymentAccountEvents.Saved(account.id()));
        var url = token == null
                ? null
                : URI.create(place.base() + "/webhooks/" + account.provider().code() + "/"
                        + token.text().reveal());
        return new Saved(account, url);
    }

    OwnAccount remove(PaymentAccountId id) {
        return transactions.write(() -> {
            var gone = queries.delete(id.value());
            if (gone == null) {
                throw UserErrorException.at("id", PaymentAccountErrorCode.NOT_FOUND);
            }
            audit.record(
                    "payment_account.remove",
                    TYPE,
                    id.value(),
                    Map.of("provider", gone.provider().name(), "live", gone.live()));
            events.publish(new PaymentAccountEvents.Removed(id));
            return gone;
        });
    }
}
