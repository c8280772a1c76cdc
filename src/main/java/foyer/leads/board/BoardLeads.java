package foyer.leads.board;

import foyer.leads.Lead;
import foyer.leads.LeadOrder;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The leads of a page of a stage, as they were read, and how far leads were looked at. */
final class BoardLeads {

    private final @Nullable Looked looked;
    private final List<Lead> leads = new ArrayList<>();

    /** None yet; null when all leads of the stage were looked at. */
    BoardLeads(@Nullable Looked looked) {
        this.looked = looked;
    }

    static BoardLeads of(@Nullable Looked looked, Collection<Lead> leads) {
        var all = new BoardLeads(looked);
        all.leads.addAll(leads);
        return all;
    }

    void add(Lead lead) {
        leads.add(lead);
    }

    /** The page that they make; the count is of all that are known to match, one above what is ever told for more. */
    Connection<Lead> connection(PageRequest page, int count) {
        return Connection.reaching(
                leads,
                LeadOrder.CREATED_AT_DESC.keyset(),
                page,
                looked == null ? null : looked.cursor(),
                () -> CompletableFuture.completedFuture(Counted.of(count)));
    }
}
