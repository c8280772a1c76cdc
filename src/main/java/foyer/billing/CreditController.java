package foyer.billing;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.platform.money.Money;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Credit: what tenants are told of it, and how those who run the platform give it. */
@Controller
class CreditController {

    private final CreditGranting granting;
    private final CreditQueries credits;
    private final CreditBalances balances;

    CreditController(CreditGranting granting, CreditQueries credits, CreditBalances balances) {
        this.granting = granting;
        this.credits = credits;
        this.balances = balances;
    }

    /** The payload of what is given. */
    record Granted(
            @Nullable BillingCredit credit,
            @Nullable Money amount,
            @Nullable Money balance) implements Payload {}

    @MutationMapping
    Granted creditGrant(@Argument BillingInputs.CreditGrant input) {
        var granted = input.dryRun() ? granting.preview(input) : granting.grant(input);
        return new Granted(granted.credit(), granted.amount(), granted.balance());
    }

    @SchemaMapping
    Connection<BillingCredit> credits(Billing billing, PageRequest page) {
        return credits.page(page);
    }

    @SchemaMapping
    @Nullable Money creditBalance(Billing billing) {
        return balances.of(billing.current());
    }

    @SchemaMapping
    @Nullable CompletableFuture<BillingInvoice> invoice(BillingCredit credit, DataFetchingEnvironment environment) {
        if (credit.invoiceRef() == null) {
            return null;
        }
        DataLoader<UUID, BillingInvoice> invoices =
                Objects.requireNonNull(environment.getDataLoader(CreditInvoices.NAME));
        return invoices.load(credit.id().value());
    }
}
