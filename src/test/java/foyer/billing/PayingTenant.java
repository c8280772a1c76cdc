package foyer.billing;

import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A company that may subscribe with the sandbox. */
abstract class PayingTenant {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    BillingApi billing;
    BillingRows rows;

    @BeforeEach
    void signUp() {
        billing = new BillingApi(tenants.signUpFree("LEAD_GENERATION"));
        rows = new BillingRows(database, billing.member().tenant());
    }

    /** Subscribes, and waits until that is told. */
    void subscribes(String plan, int seats) {
        billing.subscribes(plan, seats);
        rows.allIsTold();
    }
}
