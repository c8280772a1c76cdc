package foyer.entitlements;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.access.FeatureRefusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says that a tenant has not got a feature, and which plan of its blueprint has; or that it has switched it off. */
@Component
class NotEntitled implements FeatureRefusals {

    private final ClaimQueries claims;
    private final TenantTerms terms;
    private final Plans plans;

    NotEntitled(ClaimQueries claims, TenantTerms terms, Plans plans) {
        this.claims = claims;
        this.terms = terms;
        this.plans = plans;
    }

    @Override
    public ApiException refusal(String feature) {
        var held = claims.held();
        if (held != null && held.disabled().contains(feature)) {
            return new ApiException(
                    ApiErrorCode.NOT_ENTITLED,
                    "entitlements.disabled",
                    List.of(Feature.valueOf(feature).module()),
                    Map.of("feature", feature, "reason", "MODULE_DISABLED"));
        }
        var blueprint = held == null ? terms.terms().blueprint() : held.blueprint();
        var plan = plans.above(blueprint, held == null ? Plan.FREE : held.plan(), Feature.valueOf(feature));
        var extensions = new HashMap<String, Object>(Map.of("feature", feature));
        if (plan != null) {
            extensions.put("plan", plan);
        }
        return new ApiException(
                ApiErrorCode.NOT_ENTITLED,
                "entitlements.feature",
                List.of(feature, plan == null ? 0 : 1, plan == null ? "" : plan),
                extensions);
    }
}
