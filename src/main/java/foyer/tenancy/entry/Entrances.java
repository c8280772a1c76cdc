package foyer.tenancy.entry;

import static java.util.Objects.requireNonNull;

import foyer.platform.crypto.OpaqueTokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ways into tenants that exist, by what their keys are. */
@Component
public class Entrances {

    private static final String LINK = "link";

    private final Map<Entrance.Kind, Entrance> byKind = new EnumMap<>(Entrance.Kind.class);

    Entrances(List<Entrance> entrances) {
        entrances.forEach(entrance -> byKind.put(entrance.kind(), entrance));
    }

    /** What a token is of, as it says itself; one that says nothing is taken for an invite's. */
    public static Entrance.Kind kindOf(String token) {
        return OpaqueTokens.tenantOf(LINK, token).isPresent() ? Entrance.Kind.LINK : Entrance.Kind.INVITE;
    }

    /**
     * Looks the key up without using it.
     *
     * @throws EntryException when it opens nothing to this person
     */
    public Opening find(Entrance.Kind kind, String key, Newcomer who) {
        return requireNonNull(byKind.get(kind)).find(key, who);
    }
}
