package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import foyer.platform.start.DataFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The prices of each blueprint's plans; like its plans they are data of the deployment and held in memory. */
@Component
class Prices {

    private final Map<String, List<Price>> byBlueprint = new HashMap<>();
    private final Map<String, Price> byCode = new HashMap<>();

    /** One plan of the file. */
    private record Sold(
            String plan,
            String name,
            int trialDays,
            int trialSeats,
            int graceDays,
            int readOnlyDays,
            List<Tag> prices) {}

    /** One price of the file, with each of its providers. */
    private record Tag(
            List<Provider> providers,
            BillingInterval interval,
            String currency,
            long amount,
            long seatAmount,
            int version,
            boolean offered) {}

    Prices(JsonMapper json) {
        DataFiles.read(json, "db/blueprint", "prices.json", Sold[].class).forEach((blueprint, plans) -> {
            var prices = List.of(plans).stream()
                    .flatMap(sold -> sold.prices().stream()
                            .flatMap(tag ->
                                    tag.providers().stream().map(provider -> price(blueprint, sold, tag, provider))))
                    .toList();
            byBlueprint.put(blueprint, prices);
            var codes = new HashSet<String>();
            for (var price : prices) {
                if (!codes.add(price.code())) {
                    throw new IllegalStateException(blueprint + " has two prices " + price.code());
                }
                byCode.put(price.code(), price);
            }
        });
    }

    /** Those of the blueprint, of the smallest plan first; those that are not offered any more too. */
    List<Price> of(String blueprint) {
        return byBlueprint.getOrDefault(blueprint, List.of());
    }

    /** The price of this code; null when there never was one. */
    @Nullable Price byCode(@Nullable String code) {
        return code == null ? null : byCode.get(code);
    }

    /** What is paid by seat, and its seats at a price of somebody else's, is at none of our prices any more. */
    ProviderSubscription priced(ProviderSubscription told) {
        var price = byCode(told.priceCode());
        return told.seats() == 0 && price != null && price.isBySeat() ? told.with(null, 1, told.next()) : told;
    }

    /** Those that there ever were. */
    Set<String> codes() {
        return Set.copyOf(byCode.keySet());
    }

    private static Price price(String blueprint, Sold sold, Tag tag, Provider provider) {
        if (provider == Provider.PAYPAL && (tag.amount() > 0) == (tag.seatAmount() > 0)) {
            throw new IllegalStateException(
                    blueprint + ": with PayPal " + sold.plan() + " costs by seat or as a whole, not both");
        }
        var code = String.join(
                "-",
                blueprint.replace('_', '-'),
                sold.plan(),
                tag.interval().name(),
                tag.currency(),
                provider.name(),
                String.valueOf(tag.version()));
        return new Price(
                code,
                blueprint,
                sold.plan(),
                sold.name(),
                provider,
                tag.interval(),
                tag.currency(),
                tag.amount(),
                tag.seatAmount(),
                sold.trialDays(),
                sold.trialSeats(),
                sold.graceDays(),
                sold.readOnlyDays(),
                tag.offered());
    }
}
