package foyer.billing;

import java.util.UUID;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The invoices that took or left credit: one statement, whatever the number of credits. */
@Component
class CreditInvoices {

    static final String NAME = "billingCreditInvoices";

    CreditInvoices(BatchLoaderRegistry registry, CreditQueries credits) {
        registry.<UUID, BillingInvoice>forName(NAME)
                .registerMappedBatchLoader((keys, _) -> Mono.just(credits.invoices(keys)));
    }
}
