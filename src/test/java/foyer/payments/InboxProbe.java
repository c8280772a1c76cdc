package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.sandbox.SandboxWebhooks;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends webhooks of the sandbox that mean something to a test only, and hears what is told of them until it is closed. */
final class InboxProbe implements AutoCloseable {

    private static final String LISTENER = "inboxProbe";

    final List<PaymentEvent> received = new CopyOnWriteArrayList<>();
    final List<UUID> places = new CopyOnWriteArrayList<>();
    volatile Consumer<PaymentEvent> doing = _ -> {};

    private final DefaultSingletonBeanRegistry registry;
    private final SandboxWebhooks webhooks;
    private final TestDatabase database;

    InboxProbe(ConfigurableApplicationContext beans, GraphQlClient client, TestDatabase database) {
        this.registry = (DefaultSingletonBeanRegistry) beans.getBeanFactory();
        this.webhooks = new SandboxWebhooks(beans, client);
        this.database = database;
        registry.registerSingleton(LISTENER, new Listener());
    }

    private final class Listener implements PaymentListener {

        @Override
        public boolean takesOwn() {
            return true;
        }

        @Override
        public boolean takes(PaymentAccount account) {
            return true;
        }

        @Override
        public void received(PaymentAccount account, PaymentEvent event) {
            if (event.type().startsWith("test.")) {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                        .isFalse();
                places.add(CurrentCaller.tenant());
                received.add(event);
                doing.accept(event);
            }
        }
    }

    /** Sends a new event, which is taken; answers its id. */
    String send(@Nullable UUID reference, @Nullable String subscription) {
        var id = "evt_" + UUID.randomUUID();
        again(id, reference, subscription);
        return id;
    }

    void again(String id, @Nullable UUID reference, @Nullable String subscription) {
        assertThat(webhooks.send(id, reference, subscription).status()).isEqualTo(204);
    }

    String status(String event) {
        return database.text("select status from payments.inbox_event where event_id = ?", event);
    }

    /** Whether it waits to be called to a turn that is taken. */
    boolean waits(String event) {
        return database.number("select count(waits_for) from payments.inbox_event where event_id = ?", event) == 1;
    }

    void awaitStatus(String event, WebhookEventStatus status) {
        Awaited.until(() -> status(event).equals(status.name()));
    }

    @Override
    public void close() {
        registry.destroySingleton(LISTENER);
    }
}
