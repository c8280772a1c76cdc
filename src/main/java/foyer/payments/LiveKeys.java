package foyer.payments;

import foyer.platform.start.Deployment;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether keys by which real money moves are good here: in production, and elsewhere when the settings say so. */
@Component
public class LiveKeys {

    private final boolean allowed;

    public LiveKeys(PaymentSettings settings, Environment environment) {
        this.allowed = settings.liveKeys() || Deployment.of(environment) == Deployment.PRODUCTION;
    }

    public boolean areAllowed() {
        return allowed;
    }
}
