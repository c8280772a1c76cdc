package foyer.payments.accounts;

import static foyer.payments.accounts.PaymentAccountErrorCode.CLIENT_ID_INVALID;
import static foyer.payments.accounts.PaymentAccountErrorCode.LIVE_REFUSED;
import static foyer.payments.accounts.PaymentAccountErrorCode.SECRET_INVALID;
import static foyer.payments.accounts.PaymentAccountErrorCode.WEBHOOK_ID_INVALID;
import static foyer.payments.accounts.PaymentAccountErrorCode.WEBHOOK_SECRETS_INVALID;

import foyer.payments.Provider;
import foyer.payments.StripeKeys;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** What is given of an account together with what it had, in the form of its provider. Tells nothing of secrets. */
final class OwnAccountChecks {

    private static final int LONGEST = 255;
    private static final int MOST_SECRETS = 5;

    private OwnAccountChecks() {}

    /** What is to be stored. */
    record Checked(OwnKeys keys, boolean live) {}

    static Checked check(PaymentAccountInputs.Save input, OwnKeys before, boolean wasLive, boolean liveAllowed) {
        var problems = new ArrayList<Problem>();
        var stripe = input.provider() == Provider.STRIPE;
        var secret = text(input.secret(), before.secret());
        var keys = stripe
                ? new OwnKeys(null, secret == null ? "" : secret, secrets(input, before), null)
                : new OwnKeys(
                        text(input.clientId(), before.clientId()),
                        secret == null ? "" : secret,
                        List.of(),
                        text(input.webhookId(), before.webhookId()));
        if (stripe ? !StripeKeys.isSecretKey(keys.secret()) : !fits(keys.secret())) {
            problems.add(Problem.of(SECRET_INVALID, "secret"));
        }
        if (keys.webhookSecrets().size() > MOST_SECRETS
                || !keys.webhookSecrets().stream().allMatch(StripeKeys::isSigningSecret)) {
            problems.add(Problem.of(WEBHOOK_SECRETS_INVALID, "webhookSecrets", MOST_SECRETS));
        }
        if (!stripe && !fits(keys.clientId())) {
            problems.add(Problem.of(CLIENT_ID_INVALID, "clientId", LONGEST));
        }
        if (keys.webhookId() != null && !fits(keys.webhookId())) {
            problems.add(Problem.of(WEBHOOK_ID_INVALID, "webhookId", LONGEST));
        }
        var live = stripe ? StripeKeys.isLive(keys.secret()) : live(input, wasLive);
        if (live && !liveAllowed) {
            problems.add(Problem.of(LIVE_REFUSED, stripe ? "secret" : "live"));
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return new Checked(keys, live);
    }

    private static boolean live(PaymentAccountInputs.Save input, boolean before) {
        return input.live().isOmitted()
                ? before
                : Boolean.TRUE.equals(input.live().value());
    }

    private static List<String> secrets(PaymentAccountInputs.Save input, OwnKeys before) {
        if (input.webhookSecrets().isOmitted()) {
            return before.webhookSecrets();
        }
        var given = input.webhookSecrets().value();
        return given == null ? List.of() : given.stream().map(String::strip).toList();
    }

    private static @Nullable String text(ArgumentValue<String> given, @Nullable String before) {
        if (given.isOmitted()) {
            return before;
        }
        var value = given.value();
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean fits(@Nullable String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST;
    }
}
