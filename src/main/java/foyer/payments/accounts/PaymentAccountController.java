package foyer.payments.accounts;

import foyer.platform.graphql.Payload;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on tenants' own accounts. */
@Controller
class PaymentAccountController {

    private final OwnAccountQueries queries;
    private final OwnAccountService service;

    PaymentAccountController(OwnAccountQueries queries, OwnAccountService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of {@code paymentAccountSave}, which alone tells where webhooks come to. */
    record AccountSaved(
            @Nullable OwnAccount account, @Nullable URI webhookUrl) implements Payload {}

    /** The payload of {@code paymentAccountRemove}. */
    record AccountRemoved(@Nullable OwnAccount account) implements Payload {}

    @QueryMapping
    List<OwnAccount> paymentAccounts() {
        return queries.all();
    }

    @MutationMapping
    AccountSaved paymentAccountSave(@Argument PaymentAccountInputs.Save input) {
        var saved = service.save(input);
        return new AccountSaved(saved.account(), saved.webhookUrl());
    }

    @MutationMapping
    AccountRemoved paymentAccountRemove(@Argument PaymentAccountInputs.Remove input) {
        return new AccountRemoved(service.remove(input.id()));
    }
}
