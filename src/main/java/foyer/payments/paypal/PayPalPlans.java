package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Prices as PayPal's billing plans. A plan of PayPal's has a trial for everybody or for nobody, so a price with a trial is
 * two of them: {@link ProviderPrice#amountId} with it, and {@link ProviderPrice#seatId} without. Each says in its
 * description which price it is, as PayPal looks nothing up by a name of ours.
 */
final class PayPalPlans {

    private static final int MOST = 5000;

    private final PayPalApi api;

    /** By account and plan; what a plan is of never changes. */
    private final Map<String, String> codes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    PayPalPlans(PayPalApi api) {
        this.api = api;
    }

    ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known) {
        if (known != null && known.code().equals(terms.code())) {
            return known;
        }
        if (terms.amountMinor() > 0 && terms.seatAmountMinor() > 0) {
            throw new ProviderException(Provider.PAYPAL, Reason.UNSUPPORTED, "amount and seats");
        }
        var product = api.post(
                account,
                "/v1/catalogs/products",
                Map.of("name", terms.name(), "type", "SERVICE", "category", "SOFTWARE"),
                "product-" + terms.code());
        var id = product.path("id").asString("");
        var with = terms.trialDays() > 0 ? plan(account, terms, id, terms.trialDays()) : null;
        var without = plan(account, terms, id, 0);
        return new ProviderPrice(terms.code(), with == null ? without : with, without);
    }

    /** The price that a plan of PayPal's is of; null when it is none of ours. */
    @Nullable String code(PaymentAccount account, String plan) {
        var key = account.id() + " " + account.keys().clientId() + " " + plan;
        synchronized (codes) {
            var known = codes.get(key);
            if (known != null) {
                return known.isEmpty() ? null : known;
            }
        }
        var code = api.get(account, "/v1/billing/plans/" + plan)
                .path("description")
                .asString("");
        synchronized (codes) {
            codes.put(key, code);
        }
        return code.isEmpty() ? null : code;
    }

    private String plan(PaymentAccount account, PriceTerms terms, String product, int trialDays) {
        var bySeat = terms.seatAmountMinor() > 0;
        var amount = bySeat ? terms.seatAmountMinor() : terms.amountMinor();
        var cycles = new ArrayList<Map<String, ?>>();
        if (trialDays > 0) {
            cycles.add(cycle("TRIAL", 1, frequency("DAY", trialDays), 1, 0, terms.currency()));
        }
        cycles.add(cycle(
                "REGULAR", cycles.size() + 1, frequency(terms.interval().name(), 1), 0, amount, terms.currency()));
        var plan = api.post(
                account,
                "/v1/billing/plans",
                Map.of(
                        "product_id",
                        product,
                        "name",
                        terms.name(),
                        "description",
                        terms.code(),
                        "status",
                        "ACTIVE",
                        "quantity_supported",
                        bySeat,
                        "billing_cycles",
                        cycles,
                        "payment_preferences",
                        Map.of("auto_bill_outstanding", true, "payment_failure_threshold", 3)),
                "plan-" + terms.code() + "-" + trialDays);
        return id(plan);
    }

    private static Map<String, ?> frequency(String unit, int count) {
        return Map.of("interval_unit", unit, "interval_count", count);
    }

    private static Map<String, ?> cycle(
            String tenure, int sequence, Map<String, ?> frequency, int cycles, long amount, String currency) {
        return Map.of(
                "tenure_type",
                tenure,
                "sequence",
                sequence,
                "frequency",
                frequency,
                "total_cycles",
                cycles,
                "pricing_scheme",
                Map.of("fixed_price", PayPalMoney.of(amount, currency)));
    }

    /** Where somebody goes to agree. */
    static String approval(JsonNode answer) {
        return links(answer).stream()
                .filter(link -> link.path("rel").asString("").equals("approve"))
                .map(link -> link.path("href").asString(""))
                .findFirst()
                .orElseThrow(() -> new ProviderException(Provider.PAYPAL, Reason.REJECTED, "no approval"));
    }

    private static List<JsonNode> links(JsonNode answer) {
        return answer.path("links").valueStream().toList();
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString("");
    }
}
