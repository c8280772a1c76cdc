package foyer.platform.graphql.access;

import foyer.platform.graphql.ApiException;

/** Tells a tenant that it has not got a feature; entitlements implements it, since it knows which plan has. */
public interface FeatureRefusals {

    /** NOT_ENTITLED for the tenant acted in. */
    ApiException refusal(String feature);
}
