package foyer.billing;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a payment tells of being wanted back. */
@Controller
class DisputeFields {

    /** Null for a payment that nobody wants back. */
    @SchemaMapping
    CompletableFuture<BillingDispute> dispute(BillingPayment payment, DataFetchingEnvironment environment) {
        DataLoader<UUID, BillingDispute> disputes =
                Objects.requireNonNull(environment.getDataLoader(PaymentDisputes.NAME));
        return disputes.load(payment.id().value());
    }
}
