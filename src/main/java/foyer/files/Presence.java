package foyer.files;

import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.StoredObject;
import foyer.platform.security.CurrentCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the current tenant have the objects that they name: one listing beside the rows, both in the order of
 * names, so that a bucket is not asked for each object. Only what is not in the listing is asked for, since it may have
 * come after that.
 */
final class Presence<T extends Presence.Named> {

    private final Storage storage;
    private final Function<@Nullable String, List<T>> pages;
    private final Found<T> found;
    private final Deque<T> rows = new ArrayDeque<>();
    private @Nullable String last;
    private boolean ended;

    private Presence(Storage storage, Function<@Nullable String, List<T>> pages, Found<T> found) {
        this.storage = storage;
        this.pages = pages;
        this.found = found;
    }

    /** A row that names an object. */
    interface Named {

        StorageKey key();

        /** How many bytes it has to have. */
        long size();
    }

    /** Is told of each row. */
    @FunctionalInterface
    interface Found<T> {
        void accept(T row, boolean there);
    }

    /**
     * Goes through all rows.
     *
     * @param pages those after a name, in the names' order
     */
    static <T extends Named> void look(Storage storage, Function<@Nullable String, List<T>> pages, Found<T> found)
            throws IOException {
        var presence = new Presence<>(storage, pages, found);
        storage.list(CurrentCaller.tenant(), presence::pass);
        presence.rest();
    }

    private void pass(StoredObject object) {
        var row = next();
        while (row != null && row.key().name().compareTo(object.key().name()) < 0) {
            missed(row);
            row = next();
        }
        if (row != null && row.key().equals(object.key())) {
            taken(row, row.size() == object.size());
        }
    }

    private void rest() {
        for (var row = next(); row != null; row = next()) {
            missed(row);
        }
    }

    private void missed(T row) {
        try {
            var size = storage.size(row.key());
            taken(row, size.isPresent() && size.getAsLong() == row.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void taken(T row, boolean there) {
        rows.remove();
        last = row.key().name();
        found.accept(row, there);
    }

    private @Nullable T next() {
        if (rows.isEmpty() && !ended) {
            rows.addAll(pages.apply(last));
            ended = rows.isEmpty();
        }
        return rows.peek();
    }
}
