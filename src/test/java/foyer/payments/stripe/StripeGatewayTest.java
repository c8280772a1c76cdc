package foyer.payments.stripe;

import foyer.payments.PaymentGatewayContract;
import foyer.payments.PaymentWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class StripeGatewayTest extends PaymentGatewayContract {

    private final StripeWorld world = new StripeWorld();

    @Override
    protected PaymentWorld world() {
        return world;
    }

    @AfterEach
    void closes() {
        world.close();
    }
}
