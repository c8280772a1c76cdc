package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PayingWorld;
import foyer.payments.PaymentGateway;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.graphql.UserErrorException;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is bought, decided and done stays so, whatever is answered late, of somebody else's price, or not at all. */
@FoyerTest
@Tag("module")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class BillingComparedTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private BillingRows rows;
    private PayingWorld world;
    private PlayedBilling billing;
    private String subscription;
    private int told;

    /** What happens when the provider has answered such a question, before that is taken over. */
    private Map<String, Runnable> meanwhile = Map.of();

    @AfterEach
    void ends() {
        world.close();
    }

    private void pays(PayingWorld provider) {
        world = provider;
        owner = tenants.signUpFree("LEAD_GENERATION");
        rows = new BillingRows(database, owner.tenant());
        billing = new PlayedBilling(beans, watched(PayingWorld.class, provider), rows);
        subscription = billing.pays(owner, "ENTERPRISE", 5);
        tell();
    }

    private <T> T watched(Class<T> type, T real) {
        InvocationHandler handler = (_, method, arguments) -> {
            try {
                var result = method.invoke(real, arguments);
                meanwhile.getOrDefault(method.getName(), () -> {}).run();
                return result instanceof PaymentGateway gateway ? watched(PaymentGateway.class, gateway) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void tell() {
        var all = world.deliveries();
        all.subList(told, all.size()).forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        told = all.size();
    }

    private BillingReconciles.Compared compared() {
        return rows.as(billing.reconciles::reconcile);
    }

    private String stands() {
        return rows.text("select concat_ws(' ', s.status, s.seats, s.cancel_at_period_end, c.plan, l.allowed)"
                + " from billing.subscription s join entitlements.claim c on c.tenant_id = s.tenant_id"
                + " join entitlements.claim_limit l on l.tenant_id = s.tenant_id and l.limit_key = 'SEATS'"
                + " where s.tenant_id = ?");
    }

    private String history(String kind) {
        return rows.text("select count(*) from billing.history where kind = '" + kind + "' and tenant_id = ?");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void somebodyElsesPriceTakesNothingAwayAndIsToldOnce(boolean instead, boolean byEvent) {
        var stripe = new StripeWorld();
        pays(stripe);
        stripe.sellsItsOwn(subscription, instead);
        if (byEvent) {
            tell();
        }
        assertThat(compared().differences()).isEqualTo(byEvent ? 0 : 1);
        tell();
        assertThat(compared().differences()).isZero();

        assertThat(stands()).isEqualTo("ACTIVE 5 f ENTERPRISE 5");
        assertThat(history("UNKNOWN_PRICE")).isEqualTo("1");
        stripe.gateway().cancel(stripe.account(), subscription, true, "cancel");
        tell();
        assertThat(stands()).as("how it stands is taken over").isEqualTo("ACTIVE 5 t ENTERPRISE 5");
        assertThat(history("UNKNOWN_PRICE")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whatGoesOnAfterAllIsNotEnded(Provider provider) {
        pays(provider == Provider.STRIPE ? new StripeWorld() : new PayPalWorld());
        world.gateway().cancel(world.account(), subscription, true, "cancel");
        tell();
        assertThat(stands()).isEqualTo("ACTIVE 5 t ENTERPRISE 5");
        world.gateway().resume(world.account(), subscription, "resume");
        rows.change("update billing.subscription set period_end = now() - interval '1 hour' where tenant_id = ?");

        compared();

        assertThat(stands()).isEqualTo("ACTIVE 5 f ENTERPRISE 5");
    }

    @Test
    void whatWasDecidedWhileTheProviderAnsweredStaysDecided() {
        pays(new StripeWorld());
        var dispute = world.disputes(subscription);
        tell();
        meanwhile = Map.of("disputes", () -> {
            meanwhile = Map.of();
            world.passes(Duration.ofSeconds(2));
            world.decides(dispute, true);
            tell();
        });

        compared();

        assertThat(rows.text("select status from billing.dispute where tenant_id = ?"))
                .isEqualTo("LOST");
        assertThat(history("RECONCILED")).isEqualTo("0");
    }

    @Test
    void aPageThatCannotBeAskedOfKeepsNothingElseFromBeingCompared() {
        pays(new StripeWorld());
        rows.change("update billing.checkout set status = 'OPEN' where tenant_id = ?");
        rows.change("update billing.subscription set seats = 1 where tenant_id = ?");
        meanwhile = Map.of("subscribed", () -> {
            throw new ProviderException(Provider.STRIPE, ProviderException.Reason.MISCONFIGURED, "401");
        });

        assertThatThrownBy(this::compared).isInstanceOf(ProviderException.class).hasMessageContaining("401");

        assertThat(stands()).isEqualTo("ACTIVE 5 f ENTERPRISE 5");
    }

    @Test
    void aComparisonWithoutNewsWritesNothing() {
        pays(new StripeWorld());
        compared();
        var version = rows.text("select version from billing.account where tenant_id = ?");

        assertThat(compared()).isEqualTo(new BillingReconciles.Compared(1, 0));

        assertThat(rows.text("select version from billing.account where tenant_id = ?"))
                .isEqualTo(version);
    }

    @Test
    void whoDidNotPayIsToldThoughThePageWasKnownAlready() {
        pays(new StripeWorld());
        rows.change("update billing.subscription set status = 'INCOMPLETE', seen_at = now() - interval '1 hour'"
                + " where tenant_id = ?");
        world.fallsBehind(subscription);

        world.deliveries().stream()
                .skip(told)
                .filter(one -> one.text().contains("payment_failed"))
                .forEach(one -> billing.receives(world.signed(one.text(), world.now())));

        assertThat(rows.text("select count(*) from billing.payment where status = 'FAILED' and tenant_id = ?"))
                .isNotEqualTo("0")
                .isEqualTo(rows.text("select count(*) from platform.mail where template = 'billing-payment-failed'"
                        + " and tenant_id = ?"));
    }

    /** It is done, and nobody hears of that but by a webhook. */
    private void isLost(Runnable wish) {
        world.losesNextAnswer();
        assertThatThrownBy(() -> asOwner(wish)).isInstanceOf(UserErrorException.class);
        assertThat(undecided()).isEqualTo("REQUESTED");
        tell();
        assertThat(undecided()).isEmpty();
    }

    private String undecided() {
        return rows.text("select status from billing.pending_change where status <> 'APPLIED' and tenant_id = ?");
    }

    private void asOwner(Runnable wish) {
        billing.as(owner, () -> {
            wish.run();
            return owner;
        });
    }

    private void seats(int seats, String key) {
        var back = BillingApi.BACK;
        billing.changes.change(new BillingInputs.Change(null, null, seats, false, back, back, key, null));
    }

    @Test
    void whatCameThoughTheAnswerWasLostIsNotRefused() {
        pays(new StripeWorld());

        isLost(() -> seats(6, "up"));
        asOwner(() -> seats(4, "down"));
        tell();
        isLost(() -> seats(6, "stay"));
        isLost(() -> billing.changes.applyCoupon(new BillingInputs.ApplyCoupon(world.coupon(), "coupon")));
        isLost(() -> billing.changes.cancel(new BillingInputs.Cancel(true, "end", null)));
        isLost(() -> billing.changes.resume(new BillingInputs.Resume("on", null)));
        isLost(() -> billing.changes.cancel(new BillingInputs.Cancel(false, "now", null)));

        assertThat(rows.text("select string_agg(kind, ' ' order by created_at) from billing.pending_change"
                        + " where tenant_id = ?"))
                .isEqualTo("CHANGE CHANGE UNSCHEDULE COUPON CANCEL RESUME CANCEL");
        assertThat(history("CHANGE_REFUSED")).isEqualTo("0");
    }
}
