package foyer.platform.graphql.access;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A module, or another feature, that the tenant has to be entitled to. That it is comes with the actor and costs nothing to
 * ask; only a refusal looks for what would help.
 *
 * @param kind MODULE or FEATURE
 * @param name as the schema's {@code enum Module} has it, whose feature is {@code MODULE_<name>}; else the feature's
 */
record NeededFeature(AccessKind kind, String name, ObjectProvider<FeatureRefusals> refusals) {

    private static final String MODULE = "MODULE_";

    /** What says that the actor's tenant has not got it; null when it has. */
    @Nullable ApiException refusal(Actor actor) {
        var feature = kind == AccessKind.MODULE ? MODULE + name : name;
        if (actor.features().contains(feature)) {
            return null;
        }
        var told = refusals.getIfAvailable();
        return told == null
                ? new ApiException(
                        ApiErrorCode.NOT_ENTITLED,
                        "entitlements.feature",
                        List.of(feature, 0, ""),
                        Map.of("feature", feature))
                : told.refusal(feature);
    }
}
