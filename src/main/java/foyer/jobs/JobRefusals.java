package foyer.jobs;

import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps a job from running, as it would keep its maker from a mutation now; Foyer itself may do everything. */
final class JobRefusals {

    /** The worst first; nobody is impersonated while a job runs. */
    private static final Map<AccessState, JobFailureCode> STATES = states();

    private JobRefusals() {}

    private static Map<AccessState, JobFailureCode> states() {
        var states = new LinkedHashMap<AccessState, JobFailureCode>();
        states.put(AccessState.SUSPENDED, JobFailureCode.TENANT_SUSPENDED);
        states.put(AccessState.BLOCKED, JobFailureCode.TENANT_BLOCKED);
        states.put(AccessState.READ_ONLY, JobFailureCode.TENANT_READ_ONLY);
        return states;
    }

    /** In the order in which a mutation's guard looks; null when it may run. */
    static @Nullable JobFailureCode refusal(JobDefinition<?, ?> definition, @Nullable Actor maker) {
        if (maker == null) {
            return JobFailureCode.CREATOR_NOT_PERMITTED;
        }
        if (maker instanceof Actor.System) {
            return null;
        }
        for (var state : STATES.entrySet()) {
            if (maker.states().contains(state.getKey())
                    && !definition.allowedWhen().contains(state.getKey())) {
                return state.getValue();
            }
        }
        var module = definition.module();
        if (module != null && !maker.features().contains(module.name())) {
            return JobFailureCode.NOT_ENTITLED;
        }
        var permission = definition.permission();
        return permission == null || maker.may(permission) ? null : JobFailureCode.CREATOR_NOT_PERMITTED;
    }
}
