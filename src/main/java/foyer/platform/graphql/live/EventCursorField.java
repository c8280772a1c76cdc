package foyer.platform.graphql.live;

import foyer.platform.events.EventCursors;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.eventCursor}: the position that {@link QueryStrategy} read before every other field. */
@Controller
class EventCursorField {

    private final EventCursors cursors;

    EventCursorField(EventCursors cursors) {
        this.cursors = cursors;
    }

    @QueryMapping
    String eventCursor(DataFetchingEnvironment environment) {
        QueryStrategy.Head head = environment.getGraphQlContext().get(QueryStrategy.Head.class);
        return cursors.encode(
                Objects.requireNonNull(head, "the head was not read").position());
    }
}
