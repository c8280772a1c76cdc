package foyer.billing;

import foyer.billing.BillingPreview.BillingLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The lines of invoices: one statement, whatever the number of invoices. */
@Component
class InvoiceLines {

    static final String NAME = "billingInvoiceLines";

    InvoiceLines(BatchLoaderRegistry registry, InvoiceQueries invoices) {
        registry.<UUID, List<BillingLine>>forName(NAME)
                .registerMappedBatchLoader((keys, _) -> Mono.just(of(keys, invoices)));
    }

    private static Map<UUID, List<BillingLine>> of(Set<UUID> keys, InvoiceQueries invoices) {
        var all = new HashMap<UUID, List<BillingLine>>(invoices.lines(keys));
        keys.forEach(key -> all.putIfAbsent(key, List.of()));
        return all;
    }
}
