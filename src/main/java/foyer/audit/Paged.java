package foyer.audit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is read a part at a time, each when the one before has been used up; with something before and after it. */
final class Paged<T> implements Iterator<T> {

    private final List<T> last;
    private final LongFunction<@Nullable Part<T>> read;
    private Iterator<T> current;
    private long after;
    private boolean ended;

    /**
     * Begins at 0.
     *
     * @param read the part after a number, null when there is none
     */
    Paged(List<T> first, List<T> last, LongFunction<@Nullable Part<T>> read) {
        this.current = first.iterator();
        this.last = last;
        this.read = read;
    }

    /** Some of it, and up to which number they go. */
    record Part<T>(List<T> items, long upTo) {}

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && !ended) {
            var part = read.apply(after);
            if (part == null) {
                ended = true;
                current = last.iterator();
            } else {
                current = part.items().iterator();
                after = part.upTo();
            }
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
