package foyer.jobs;

import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import org.jspecify.annotations.Nullable;

/** What keeps a job from running, as it would keep its maker from a mutation now; Foyer itself may do everything. */
final class JobRefusals {

    private JobRefusals() {}

    /** In the order in which a mutation's guard looks; null when it may run. */
    static @Nullable JobFailureCode refusal(JobDefinition<?, ?> definition, @Nullable Actor maker) {
        if (maker == null) {
            return JobFailureCode.CREATOR_NOT_PERMITTED;
        }
        if (maker instanceof Actor.System) {
            return null;
        }
        var states = maker.states();
        if (states.contains(AccessState.SUSPENDED)) {
            return JobFailureCode.TENANT_SUSPENDED;
        }
        if (states.contains(AccessState.BLOCKED)) {
            return JobFailureCode.TENANT_BLOCKED;
        }
        if (states.contains(AccessState.READ_ONLY) && !definition.readOnlyToo()) {
            return JobFailureCode.TENANT_READ_ONLY;
        }
        var module = definition.module();
        if (module != null && !maker.features().contains(module.name())) {
            return JobFailureCode.NOT_ENTITLED;
        }
        var permission = definition.permission();
        return permission == null || maker.may(permission) ? null : JobFailureCode.CREATOR_NOT_PERMITTED;
    }
}
