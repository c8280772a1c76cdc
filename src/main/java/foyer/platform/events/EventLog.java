package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT;

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

    /** Events of one type of entity after a position and up to another, oldest first. */
    public List<SequencedEvent> read(String entityType, long after, long upTo, int limit) {
        return queries.ofCaller(EVENT.ENTITY_TYPE.eq(entityType), after, upTo, limit);
    }
}
