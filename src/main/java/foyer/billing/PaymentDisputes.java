package foyer.billing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of payments that somebody wants back: one statement, whatever the number of payments. */
@Component
class PaymentDisputes {

    static final String NAME = "billingPaymentDisputes";

    PaymentDisputes(BatchLoaderRegistry registry, DisputeQueries disputes) {
        registry.<UUID, BillingDispute>forName(NAME)
                .registerMappedBatchLoader((keys, _) -> Mono.just(of(keys, disputes)));
    }

    private static Map<UUID, BillingDispute> of(Set<UUID> keys, DisputeQueries disputes) {
        return disputes.ofPayments(keys);
    }
}
