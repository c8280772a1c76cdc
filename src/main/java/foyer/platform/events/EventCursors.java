package foyer.platform.events;

import foyer.platform.crypto.SealedNumbers;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.CurrentCaller;
import org.springframework.stereotype.Component;

/**
 * Positions as clients hold them: opaque, of one tenant, and the same to every node. A position is sealed, since it
 * would tell how much happens at all tenants together.
 */
@Component
public class EventCursors {

    private static final String PURPOSE = "event cursor";

    private final EventQueries queries;
    private final SealedNumbers sealed;

    EventCursors(EventQueries queries, SealedNumbers sealed) {
        this.queries = queries;
        this.sealed = sealed;
    }

    /** The cursor of a position, for the calling tenant. */
    public String encode(long position) {
        return sealed.seal(PURPOSE, CurrentCaller.tenant(), position);
    }

    /**
     * The position of a cursor, after which every event is still there.
     *
     * @throws ApiException BAD_USER_INPUT for what is no cursor of the calling tenant; CURSOR_EXPIRED for one that is
     *     older than the events that are kept, or of a time that a restored database does not know
     */
    public long decode(String cursor) {
        var position = sealed.open(PURPOSE, CurrentCaller.tenant(), cursor)
                .orElseThrow(() -> new ApiException(ApiErrorCode.BAD_USER_INPUT, "cursor.invalid"));
        queries.extent().requireAllAfter(position);
        return position;
    }
}
