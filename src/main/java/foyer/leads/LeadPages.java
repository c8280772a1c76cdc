package foyer.leads;

import foyer.platform.graphql.PageRequest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes through all leads that meet a filter, newest first, a page at a time. */
final class LeadPages implements Iterator<List<Lead>> {

    private static final int SIZE = 1_000;

    private final LeadQueries queries;
    private final LeadFilter filter;
    private final String permission;
    private @Nullable String cursor;
    private boolean more = true;

    LeadPages(LeadQueries queries, LeadFilter filter, String permission) {
        this.queries = queries;
        this.filter = filter;
        this.permission = permission;
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /** The last page may be empty. */
    @Override
    public List<Lead> next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        var page =
                queries.wholePage(filter, permission, LeadOrder.CREATED_AT_DESC, new PageRequest(SIZE, cursor, false));
        more = page.pageInfo().hasNextPage();
        cursor = page.pageInfo().endCursor();
        return page.nodes();
    }
}
