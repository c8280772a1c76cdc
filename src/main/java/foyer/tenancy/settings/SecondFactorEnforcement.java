package foyer.tenancy.settings;

import foyer.identity.Sessions;
import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.policies.SecurityPolicies;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of people without a second factor in a tenant that asks for one since, wherever they are open: when
 * they sign in again they are told so.
 */
@Component
class SecondFactorEnforcement implements EventListener {

    private final SecurityPolicies policies;
    private final Sessions sessions;

    SecondFactorEnforcement(SecurityPolicies policies, Sessions sessions) {
        this.policies = policies;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "tenancy.second_factor";
    }

    @Override
    public Set<String> types() {
        return Set.of("tenant.security_updated");
    }

    /** Again, it finds none. */
    @Override
    public void on(SequencedEvent event) {
        if (policies.here().secondFactorRequired()) {
            sessions.endWithoutFactor(CurrentCaller.tenant());
        }
    }
}
