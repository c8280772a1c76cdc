package foyer.payments.accounts;

import foyer.payments.Provider;
import java.util.List;
import org.springframework.graphql.data.ArgumentValue;

/** Inputs of operations on tenants' own accounts. */
final class PaymentAccountInputs {

    private PaymentAccountInputs() {}

    /** Absent is as it was. */
    record Save(
            Provider provider,
            ArgumentValue<String> clientId,
            ArgumentValue<String> secret,
            ArgumentValue<List<String>> webhookSecrets,
            ArgumentValue<String> webhookId,
            ArgumentValue<Boolean> live,
            boolean newWebhookUrl) {}

    record Remove(PaymentAccountId id) {}
}
