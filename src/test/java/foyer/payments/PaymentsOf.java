package foyer.payments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** The platform's payments with one provider alone, as a test plays it. */
public final class PaymentsOf {

    private PaymentsOf() {}

    public static Payments world(PaymentWorld world) {
        var gateway = new ObjectProvider<PaymentGateway>() {
            @Override
            public Stream<PaymentGateway> stream() {
                return Stream.of(world.gateway());
            }

            @Override
            public void forEach(Consumer<? super PaymentGateway> action) {
                stream().forEach(action);
            }
        };
        return new Payments(gateway, () -> List.of(world.account()));
    }
}
