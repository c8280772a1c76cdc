package foyer.payments.sandbox;

import foyer.payments.sandbox.SandboxPortal.Deed;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What becomes of a customer's payments in the sandbox, decided by whoever tries it out. */
@Component
public class SandboxSimulation {

    private final SandboxPortal portal;

    SandboxSimulation(SandboxPortal portal) {
        this.portal = portal;
    }

    /** Whatever is charged from now on fails. */
    public void failPayments(UUID tenant, String customer) {
        portal.act(tenant, customer, Deed.FAILING_CARD);
    }

    /** Whatever is charged from now on is paid. */
    public void succeedPayments(UUID tenant, String customer) {
        portal.act(tenant, customer, Deed.GOOD_CARD);
    }

    /** Tries to be paid once more what is open. */
    public void payOpen(UUID tenant, String customer) {
        portal.act(tenant, customer, Deed.PAY);
    }
}
