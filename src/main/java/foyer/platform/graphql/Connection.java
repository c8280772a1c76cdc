package foyer.platform.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as Relay's connections have it. Cursors are made when they are asked for, and the rows are
 * counted only when a count is selected, once.
 */
public final class Connection<T> {

    /** Rows are counted up to here; beyond, {@link #totalCountIsExact()} is false. */
    public static final int COUNT_CAP = 10_000;

    private final List<T> nodes;
    private final Keyset<T> keyset;
    private final boolean hasNextPage;
    private final boolean hasPreviousPage;
    private final @Nullable String start;
    private final @Nullable String end;
    private final Supplier<CompletableFuture<Counted>> counter;
    private @Nullable CompletableFuture<Counted> count;

    private Connection(
            List<T> nodes,
            Keyset<T> keyset,
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String start,
            @Nullable String end,
            Supplier<CompletableFuture<Counted>> counter) {
        this.nodes = nodes;
        this.keyset = keyset;
        this.hasNextPage = hasNextPage;
        this.hasPreviousPage = hasPreviousPage;
        this.start = start;
        this.end = end;
        this.counter = counter;
    }

    /**
     * The page that these rows make.
     *
     * @param rows in the order they were read (reversed for a backward page), one more than the page's size when there
     *     are more
     * @param counter counts all rows of the list, at most {@link #COUNT_CAP} + 1
     */
    public static <T> Connection<T> of(
            List<T> rows, Keyset<T> keyset, PageRequest page, Supplier<CompletableFuture<Integer>> counter) {
        return counted(rows, keyset, page, () -> counter.get().thenApply(Counted::of));
    }

    /** The same by a counter that knows whether it has counted all. */
    public static <T> Connection<T> counted(
            List<T> rows, Keyset<T> keyset, PageRequest page, Supplier<CompletableFuture<Counted>> counter) {
        return reaching(rows, keyset, page, null, counter);
    }

    /**
     * The same where not every row of the list was looked at: then a page that is not full is not the last one, and goes
     * on from where it was looked at last.
     *
     * @param reached up to which place rows were looked at, or null when all were
     */
    public static <T> Connection<T> reaching(
            List<T> rows,
            Keyset<T> keyset,
            PageRequest page,
            @Nullable String reached,
            Supplier<CompletableFuture<Counted>> counter) {
        var full = rows.size() > page.size();
        var nodes = full ? rows.subList(0, page.size()) : rows;
        var more = full || reached != null;
        var last = full ? null : reached;
        if (!page.backward()) {
            return new Connection<>(nodes, keyset, more, page.cursor() != null, null, last, counter);
        }
        var reversed = new ArrayList<>(nodes);
        Collections.reverse(reversed);
        return new Connection<>(reversed, keyset, page.cursor() != null, more, last, null, counter);
    }

    public List<T> nodes() {
        return nodes;
    }

    public List<Edge<T>> edges() {
        return nodes.stream().map(node -> new Edge<>(node, keyset)).toList();
    }

    public PageInfo pageInfo() {
        return new PageInfo(
                hasNextPage,
                hasPreviousPage,
                start != null || nodes.isEmpty() ? start : keyset.cursorOf(nodes.getFirst()),
                end != null || nodes.isEmpty() ? end : keyset.cursorOf(nodes.getLast()));
    }

    public CompletableFuture<Integer> totalCount() {
        return count().thenApply(Counted::total);
    }

    public CompletableFuture<Boolean> totalCountIsExact() {
        return count().thenApply(Counted::exact);
    }

    private CompletableFuture<Counted> count() {
        if (count == null) {
            count = counter.get();
        }
        return count;
    }

    /** A row and its place in the list. */
    public record Edge<T>(T node, Keyset<T> keyset) {

        public String cursor() {
            return keyset.cursorOf(node);
        }
    }

    /** Where the page stands in the list. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}
}
