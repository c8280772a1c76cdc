package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PayingWorld;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider does what it was asked for, and then does not answer how the subscription is after it. */
@FoyerTest
@Tag("module")
class LateAnswersTest extends PlayedProvider {

    private boolean silent;

    /** Something is told while the change is done, so that the provider has to be asked, and it does not answer. */
    private Object through(Object world, String method, Object result) {
        if (method.equals("change")) {
            rows.change("update billing.account set version = version + 1 where tenant_id = ?");
        }
        if (method.equals("statement") && silent) {
            throw new ProviderException(
                    ((PaymentGateway) world).provider(), ProviderException.Reason.REJECTED, "later");
        }
        return result;
    }

    private <T> T watched(Class<T> type, T real) {
        InvocationHandler handler = (_, method, arguments) -> {
            try {
                var result = method.invoke(real, arguments);
                return result instanceof PaymentGateway gateway
                        ? watched(PaymentGateway.class, gateway)
                        : through(real, method.getName(), result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void aChangeThatWasDoneIsToldToBeUnansweredAndFetchedByTheSameCall() {
        var stripe = new StripeWorld();
        var subscription = pays(watched(PayingWorld.class, stripe), 2);
        var paid = stripe.gateway()
                .statement(stripe.account(), subscription)
                .payments()
                .size();

        silent = true;
        assertThat(billing.wants(owner, 5, "late")).containsExactly("PROVIDER_UNAVAILABLE");
        assertThat(stands()).isEqualTo("REQUESTED 2");

        silent = false;
        assertThat(billing.wants(owner, 5, "late")).isEmpty();
        assertThat(stands()).isEqualTo("APPLIED 5");
        assertThat(stripe.gateway().statement(stripe.account(), subscription).payments())
                .as("charged once")
                .hasSize(paid + 1);
    }

    private String stands() {
        return rows.text("select c.status || ' ' || s.seats from billing.pending_change c join billing.subscription s"
                + " on s.tenant_id = c.tenant_id and s.id = c.subscription_id where c.tenant_id = ?");
    }
}
