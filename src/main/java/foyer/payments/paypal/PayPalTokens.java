package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundHttp;
import foyer.platform.http.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The access tokens of accounts, kept until shortly before they end; another node has its own. */
final class PayPalTokens {

    private static final int MOST = 1000;
    private static final Duration EARLIER = Duration.ofMinutes(2);
    private static final int CLIENT_ERROR = 400;

    private final OutboundHttp http;
    private final Clock clock;
    private final JsonMapper json;

    /** The one used last stays longest. */
    private final Map<String, Token> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > MOST;
        }
    };

    private record Token(Secret text, Instant until) {}

    PayPalTokens(OutboundHttp http, Clock clock, JsonMapper json) {
        this.http = http;
        this.clock = clock;
        this.json = json;
    }

    /** One that is good for a while. */
    Secret token(Vendor vendor, PaymentAccount account) {
        var key = key(vendor, account);
        synchronized (kept) {
            var token = kept.get(key);
            if (token != null && clock.instant().isBefore(token.until())) {
                return token.text();
            }
        }
        var fresh = ask(vendor, account);
        synchronized (kept) {
            kept.put(key, fresh);
        }
        return fresh.text();
    }

    /** It was refused: the next is another. */
    void forget(Vendor vendor, PaymentAccount account) {
        synchronized (kept) {
            kept.remove(key(vendor, account));
        }
    }

    private Token ask(Vendor vendor, PaymentAccount account) {
        var keys = account.keys();
        var names = Objects.requireNonNullElse(keys.clientId(), "") + ":"
                + keys.secret().reveal();
        var basic = Base64.getEncoder().encodeToString(names.getBytes(StandardCharsets.UTF_8));
        var answer = http.call(HttpCall.to(vendor, "POST", "/v1/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .body(
                        "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded"));
        if (answer.status() >= CLIENT_ERROR && !answer.isForNow()) {
            throw new ProviderException(Provider.PAYPAL, Reason.MISCONFIGURED, "invalid_client");
        }
        var told = json.readTree(answer.required().text());
        var until =
                clock.instant().plusSeconds(told.path("expires_in").asLong(0)).minus(EARLIER);
        return new Token(new Secret(told.path("access_token").asString("")), until);
    }

    /** Client ids are public: whoever says one has to know its secret too, which is not kept. */
    private static String key(Vendor vendor, PaymentAccount account) {
        var hash = OpaqueTokens.hash(account.keys().secret().reveal());
        return vendor.base() + " " + account.keys().clientId() + " "
                + HexFormat.of().formatHex(hash);
    }
}
