package foyer.payments.sandbox;

import foyer.payments.PaymentGatewayContract;
import foyer.payments.PaymentWorld;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The sandbox keeps the contract of all gateways. */
@FoyerTest
@Tag("graphql")
class SandboxGatewayTest extends PaymentGatewayContract {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Override
    protected PaymentWorld world() {
        return new SandboxWorld(beans, database);
    }
}
