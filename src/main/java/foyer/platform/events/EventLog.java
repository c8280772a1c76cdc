package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT;

import foyer.platform.graphql.ApiException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The committed events of the calling tenant, as far back as they are kept. */
@Component
public class EventLog {

    private final EventQueries queries;

    EventLog(EventQueries queries) {
        this.queries = queries;
    }

    /**
     * The position of the newest event of all. Whoever reads it before rows, and events from it on after, misses
     * nothing that the rows do not show.
     */
    public long head() {
        return queries.extent().head();
    }

    /**
     * Events of one type of entity after a position and up to another, oldest first.
     *
     * @throws ApiException CURSOR_EXPIRED when some of them may be gone
     */
    public List<SequencedEvent> read(String entityType, long after, long upTo, int limit) {
        var page = queries.ofCaller(EVENT.ENTITY_TYPE.eq(entityType), after, upTo, limit);
        // Afterwards: cursors expire before events are dropped, so what the page lacks is known by now.
        queries.extent().requireAllAfter(after);
        return page;
    }
}
