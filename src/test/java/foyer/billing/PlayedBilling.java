package foyer.billing;

import foyer.payments.BadSignatureException;
import foyer.payments.BillingInterval;
import foyer.payments.CheckoutPage;
import foyer.payments.PayingWorld;
import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.Payments;
import foyer.payments.PaymentsOf;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestTenants.TestMember;
import java.beans.Introspector;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContext;

/** Billing with a provider that a test plays, where the application has those of its settings; all else is the application's. */
final class PlayedBilling {

    final BillingRows rows;
    final ChangeService changes;
    final BillingReconciles reconciles;
    final BillingRefresh refresh;
    final Refunds refunds;
    final CreditGrants credits;

    private final PayingWorld world;
    private final MoneyRequests requests;
    private final Payments payments;
    private final BillingListener listener;
    private final CheckoutService checkouts;

    PlayedBilling(ApplicationContext beans, PayingWorld world, BillingRows rows) {
        this.world = world;
        this.rows = rows;
        this.payments = PaymentsOf.world(world);
        var played = new DefaultListableBeanFactory(beans);
        played.registerSingleton("payments", payments);
        // All that reaches providers; by the names of the application's own, which are not seen therefore.
        for (var part : List.of(
                ProviderCalls.class,
                BillingListener.class,
                BillingRefresh.class,
                EndedSubscriptions.class,
                ExtraMoney.class,
                ExtraSubscriptions.class,
                OpenCheckouts.class,
                DisputeComparing.class,
                Refunds.class,
                OtherPages.class,
                BillingReconciles.class,
                CheckoutService.class,
                CreditGrants.class,
                BillingPreviews.class,
                ChangeDeeds.class,
                ChangeService.class)) {
            played.registerBeanDefinition(
                    Introspector.decapitalize(part.getSimpleName()),
                    new RootBeanDefinition(part, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false));
        }
        this.listener = played.getBean(BillingListener.class);
        this.requests = played.getBean(MoneyRequests.class);
        this.checkouts = played.getBean(CheckoutService.class);
        this.changes = played.getBean(ChangeService.class);
        this.reconciles = played.getBean(BillingReconciles.class);
        this.credits = played.getBean(CreditGrants.class);
        this.refresh = played.getBean(BillingRefresh.class);
        this.refunds = played.getBean(Refunds.class);
        // Each world begins without prices.
        rows.database().execute("delete from billing.provider_price where code like '%-' || ? || '-%'", provider());
    }

    private String provider() {
        return world.gateway().provider().name();
    }

    /** As a member of the tenant. */
    <T> T as(TestMember member, Supplier<T> deed) {
        var actor = new Actor.Member(
                rows.tenant(), member.user(), member.membership(), member.user(), Set.of(), Set.of(), Set.of(), null);
        var caller = new Caller(actor, UUID.randomUUID().toString(), null, null, Locale.ENGLISH);
        return CurrentCaller.call(caller, deed::get);
    }

    /** Subscribes and pays; nothing is told yet. Answers the provider's id of it. */
    String pays(TestMember member, String plan, int seats) {
        return agrees(begins(member, plan, seats));
    }

    /** Whoever is on the page subscribes. */
    String agrees(String page) {
        return world.pays(new CheckoutPage(page, BillingApi.BACK, world.now(), null));
    }

    /** A page on which nobody has agreed to anything; answers the provider's id of it. */
    String begins(TestMember member, String plan, int seats) {
        var page = as(
                member,
                () -> checkouts.start(new BillingInputs.CheckoutStart(
                        plan,
                        BillingInterval.MONTH,
                        seats,
                        world.gateway().provider(),
                        "USD",
                        BillingApi.BACK,
                        BillingApi.BACK,
                        UUID.randomUUID().toString())));
        return Objects.requireNonNull(page.externalId());
    }

    /** Asks for a change of seats; answers the codes of what was wrong. */
    List<String> wants(TestMember member, int seats) {
        return wants(member, seats, UUID.randomUUID().toString());
    }

    /** The same, once for each key. */
    List<String> wants(TestMember member, int seats, String key) {
        try {
            return as(member, () -> {
                changes.change(new BillingInputs.Change(
                        null, null, seats, false, BillingApi.BACK, BillingApi.BACK, key, null));
                return List.of();
            });
        } catch (UserErrorException e) {
            return e.problems().stream().map(problem -> problem.code().name()).toList();
        }
    }

    /** What it would cost. */
    BillingPreview looks(TestMember member, int seats) {
        return as(
                member,
                () -> changes.preview(new BillingInputs.Change(null, null, seats, true, null, null, "look", null)));
    }

    /** What nobody waits for any more is asked for again. */
    void asksAgain(MoneyDeed<?, ?> deed) {
        rows.as(() -> {
            requests.askAgain(deed);
            return deed;
        });
    }

    /** A webhook comes, and is applied as the inbox does it. */
    void receives(Delivery delivery) {
        var gateway = world.gateway();
        var account = payments.account(gateway.provider());
        try {
            gateway.verify(account, delivery.headers(), delivery.body());
        } catch (BadSignatureException e) {
            throw new AssertionError(delivery.text(), e);
        }
        var event = gateway.read(account, delivery.body());
        if (event.reference() != null) {
            rows.as(() -> {
                listener.received(account, event);
                return event;
            });
        }
    }

    /** All that the provider has sent, signed as it is when it is sent again now. */
    List<Delivery> sent() {
        return world.deliveries().stream()
                .map(delivery -> world.signed(delivery.text(), world.now()))
                .toList();
    }
}
