package foyer.payments;

import foyer.payments.ChangeOutcome.Applied;
import foyer.payments.ChangeOutcome.AwaitingApproval;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What gateways' tests ask for again and again: a price, and somebody who subscribes to it. */
final class Buyer {

    static final int SEATS = 3;
    static final long SEAT = 1_400;
    static final long DEARER_SEAT = 3_800;

    final UUID reference = UUID.randomUUID();
    final PriceTerms terms;

    private final PaymentWorld world;
    private final String code = "contract-" + UUID.randomUUID();

    Buyer(PaymentWorld world) {
        this.world = world;
        this.terms = world.terms(code, SEAT, 0);
    }

    /** The same plan, dearer. */
    PriceTerms dearer() {
        return world.terms(code + "-dearer", DEARER_SEAT, 0);
    }

    PriceTerms withTrial(int days) {
        return world.terms(code + "-trial", SEAT, days);
    }

    static long costs(PriceTerms terms, int seats) {
        return terms.amountMinor() + terms.seatAmountMinor() * seats;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    ProviderPrice price(PriceTerms of) {
        return world.gateway().price(world.account(), of, null);
    }

    CheckoutRequest request(PriceTerms of) {
        return new CheckoutRequest(
                reference,
                null,
                "owner@example.com",
                "Example & Söhne",
                price(of),
                of,
                SEATS,
                of.trialDays(),
                "https://app.example.com/done",
                "https://app.example.com/no");
    }

    CheckoutPage page(PriceTerms of, String key) {
        return world.gateway().checkout(world.account(), request(of), key);
    }

    /** The provider's id of a subscription of {@link #SEATS} seats that was just paid. */
    String subscribes() {
        return subscribes(terms);
    }

    String subscribes(PriceTerms to) {
        return world.pays(page(to, key()));
    }

    SubscriptionChange change(String subscription, PriceTerms to, int seats, boolean atPeriodEnd) {
        return new SubscriptionChange(
                subscription,
                price(to),
                to,
                seats,
                atPeriodEnd,
                "https://app.example.com/done",
                "https://app.example.com/no");
    }

    /** Changes it, and agrees where the provider wants that; answers how it is then. */
    ProviderSubscription changes(SubscriptionChange change, String key) {
        return switch (world.gateway().change(world.account(), change, key)) {
            case Applied applied -> applied.subscription();
            case AwaitingApproval awaiting -> {
                world.agrees(awaiting.url());
                yield now(change.subscription());
            }
        };
    }

    ProviderSubscription now(String subscription) {
        return world.gateway().subscription(world.account(), subscription);
    }

    ProviderStatement statement(String subscription) {
        return world.gateway().statement(world.account(), subscription);
    }

    /** Those that the statement lists, and those that it does not. */
    List<ProviderRefund> refunds(String subscription) {
        var statement = statement(subscription);
        var payments = statement.payments().stream().map(ProviderPayment::id).collect(Collectors.toSet());
        return statement
                .with(world.gateway().refunds(world.account(), subscription, payments))
                .refunds();
    }
}
