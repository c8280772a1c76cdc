package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.TypeIds;
import foyer.platform.security.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Foyer-Tenant}: the tenant that a client believes to act in. Two tabs in two companies share one session, and
 * the one left behind must not write into the other's company.
 */
public final class TenantHeader {

    public static final String NAME = "X-Foyer-Tenant";
    private static final String PREFIX = "tnt";

    private TenantHeader() {}

    /**
     * Refuses an actor of another tenant. Nobody in particular passes, so that a client whose token has ended is told
     * that and can renew it.
     *
     * @throws ApiException CONFLICT, TENANT_MISMATCH
     */
    public static void check(@Nullable String believed, Actor actor) {
        if (believed == null || actor instanceof Actor.Anonymous || isTenantOf(actor, believed)) {
            return;
        }
        throw new ApiException(
                ApiErrorCode.CONFLICT, "tenant.mismatch", List.of(), Map.of("reason", "TENANT_MISMATCH"));
    }

    private static boolean isTenantOf(Actor actor, String believed) {
        try {
            return TypeIds.decode(PREFIX, believed).equals(actor.tenantId());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
