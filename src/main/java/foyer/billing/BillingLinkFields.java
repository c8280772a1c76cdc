package foyer.billing;

import foyer.billing.BillingPreview.BillingLine;
import foyer.billing.PlanOffers.PlanPrice;
import foyer.platform.security.CurrentCaller;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/**
 * The edges between invoices, payments, refunds, disputes and credit, and from the history to each of them; those of many
 * parents are loaded at once. Whoever runs the platform and acts in no tenant is shown none of them.
 */
@Controller
class BillingLinkFields {

    private static final String INVOICES = "billingInvoices";
    private static final String INVOICES_NAMED = "billingInvoicesNamed";
    private static final String LINES_OF = "billingLinesOfInvoices";
    private static final String PAYMENTS = "billingPayments";
    private static final String PAYMENTS_NAMED = "billingPaymentsNamed";
    private static final String PAYMENTS_OF = "billingPaymentsOfInvoices";
    private static final String REFUNDS = "billingRefunds";
    private static final String REFUNDS_OF = "billingRefundsOfPayments";
    private static final String DISPUTES_OF = "billingDisputesOfPayments";

    private static final String HISTORY = "BillingHistory";

    private final Prices prices;

    BillingLinkFields(
            BatchLoaderRegistry registry,
            DocumentLinkQueries queries,
            InvoiceQueries invoices,
            DisputeQueries disputes,
            Prices prices) {
        this.prices = prices;
        loads(registry, INVOICES, queries::invoices);
        loads(registry, INVOICES_NAMED, queries::invoicesNamed);
        loads(registry, LINES_OF, (Set<UUID> keys) -> orNone(keys, invoices.lines(keys)));
        loads(registry, PAYMENTS, queries::payments);
        loads(registry, PAYMENTS_NAMED, queries::paymentsNamed);
        loads(registry, PAYMENTS_OF, (Set<DocumentKey> keys) -> orNone(keys, queries.paymentsOf(keys)));
        loads(registry, REFUNDS, queries::refunds);
        loads(registry, REFUNDS_OF, (Set<DocumentKey> keys) -> orNone(keys, queries.refundsOf(keys)));
        loads(registry, DISPUTES_OF, disputes::ofPayments);
    }

    private static <K, V> void loads(BatchLoaderRegistry registry, String name, Function<Set<K>, Map<K, V>> read) {
        registry.<K, V>forName(name).registerMappedBatchLoader((keys, _) -> Mono.just(read.apply(keys)));
    }

    private static <K, V> Map<K, List<V>> orNone(Set<K> keys, Map<K, List<V>> found) {
        var all = new HashMap<>(found);
        keys.forEach(key -> all.putIfAbsent(key, List.of()));
        return all;
    }

    /** Null for no key, and where there is no tenant whose it could be. */
    private static <K, V> @Nullable CompletableFuture<V> load(
            DataFetchingEnvironment environment, String loader, @Nullable K key) {
        return key == null || CurrentCaller.actor().tenantId() == null
                ? null
                : Objects.requireNonNull(environment.<K, V>getDataLoader(loader), loader)
                        .load(key);
    }

    @SchemaMapping
    @Nullable CompletableFuture<List<BillingLine>> lines(BillingInvoice invoice, DataFetchingEnvironment environment) {
        return load(environment, LINES_OF, invoice.id().value());
    }

    @SchemaMapping
    @Nullable CompletableFuture<List<BillingPayment>> payments(BillingInvoice invoice, DataFetchingEnvironment environment) {
        return load(environment, PAYMENTS_OF, invoice.key());
    }

    @SchemaMapping
    @Nullable CompletableFuture<BillingInvoice> invoice(BillingPayment payment, DataFetchingEnvironment environment) {
        return load(environment, INVOICES_NAMED, payment.invoiceKey());
    }

    /** Null for a payment that nobody wants back. */
    @SchemaMapping
    @Nullable CompletableFuture<BillingDispute> dispute(BillingPayment payment, DataFetchingEnvironment environment) {
        return load(environment, DISPUTES_OF, payment.id().value());
    }

    @SchemaMapping
    @Nullable CompletableFuture<List<BillingRefund>> refunds(BillingPayment payment, DataFetchingEnvironment environment) {
        return load(environment, REFUNDS_OF, payment.key());
    }

    @SchemaMapping
    @Nullable CompletableFuture<BillingPayment> payment(BillingRefund refund, DataFetchingEnvironment environment) {
        return load(environment, PAYMENTS_NAMED, refund.paymentKey());
    }

    @SchemaMapping
    @Nullable CompletableFuture<BillingInvoice> invoice(BillingCredit credit, DataFetchingEnvironment environment) {
        return load(environment, INVOICES_NAMED, credit.invoiceKey());
    }

    @SchemaMapping(typeName = HISTORY)
    @Nullable CompletableFuture<BillingInvoice> invoice(BillingHistory.Entry entry, DataFetchingEnvironment environment) {
        return load(environment, INVOICES, entry.told().about(BillingFacts::invoice));
    }

    @SchemaMapping(typeName = HISTORY)
    @Nullable CompletableFuture<BillingPayment> payment(BillingHistory.Entry entry, DataFetchingEnvironment environment) {
        return load(environment, PAYMENTS, entry.told().about(BillingFacts::payment));
    }

    @SchemaMapping(typeName = HISTORY)
    @Nullable CompletableFuture<BillingRefund> refund(BillingHistory.Entry entry, DataFetchingEnvironment environment) {
        return load(environment, REFUNDS, entry.told().about(BillingFacts::refund));
    }

    /** That of the price where the plan itself was not told. */
    @SchemaMapping
    @Nullable String plan(BillingFacts facts) {
        var price = prices.byCode(facts.price());
        return facts.plan() != null || price == null ? facts.plan() : price.plan();
    }

    @SchemaMapping
    @Nullable PlanPrice price(BillingFacts facts) {
        return shown(facts.price());
    }

    @SchemaMapping
    @Nullable String nextPlan(BillingFacts facts) {
        var price = prices.byCode(facts.nextPrice());
        return price == null ? null : price.plan();
    }

    @SchemaMapping
    @Nullable PlanPrice nextPrice(BillingFacts facts) {
        return shown(facts.nextPrice());
    }

    private @Nullable PlanPrice shown(@Nullable String code) {
        var price = prices.byCode(code);
        return price == null ? null : PlanPrice.of(price);
    }
}
