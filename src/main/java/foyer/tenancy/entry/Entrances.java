package foyer.tenancy.entry;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.platform.crypto.OpaqueTokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ways into tenants that exist, by what their keys are. */
@Component
public class Entrances {

    private static final String LINK = "link";
    private static final String BY = "entry";

    private final Map<Entrance.Kind, Entrance> byKind = new EnumMap<>(Entrance.Kind.class);
    private final Admissions admissions;
    private final EntryQueries queries;
    private final Claims claims;

    Entrances(List<Entrance> entrances, Admissions admissions, EntryQueries queries, Claims claims) {
        this.admissions = admissions;
        this.queries = queries;
        this.claims = claims;
        entrances.forEach(entrance -> byKind.put(entrance.kind(), entrance));
    }

    /** What a token is of, as it says itself; one that says nothing is taken for an invite's. */
    public static Entrance.Kind kindOf(String token) {
        return OpaqueTokens.tenantOf(LINK, token).isPresent() ? Entrance.Kind.LINK : Entrance.Kind.INVITE;
    }

    /**
     * Looks the key up without using it.
     *
     * @throws EntryException when it opens nothing to this person, or nobody comes into the tenant for now
     */
    public Opening find(Entrance.Kind kind, String key, Newcomer who) {
        var opening = requireNonNull(byKind.get(kind)).find(key, who);
        if (!admissions.in(opening.tenant(), BY, this::isOpen)) {
            throw new EntryException(
                    kind == Entrance.Kind.PORTAL ? EntryRefusal.PORTAL_CLOSED : EntryRefusal.TENANT_CLOSED);
        }
        return opening;
    }

    /** The tenant acted in is neither suspended nor blocked for want of payment. */
    private boolean isOpen() {
        return queries.isActive() && claims.access().level() != AccessLevel.BLOCKED;
    }
}
