package foyer.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between how something was, which is null for what was not there, and how it is.
 *
 * @param <S> what is compared
 */
final class Differences<S> {

    private final @Nullable S before;
    private final @Nullable S after;
    private final List<Difference> found = new ArrayList<>();

    private Differences(@Nullable S before, @Nullable S after) {
        this.before = before;
        this.after = after;
    }

    static <S> Differences<S> between(@Nullable S before, @Nullable S after) {
        return new Differences<>(before, after);
    }

    /** In this part of it. */
    <T> Differences<S> in(Fact<T> fact, Function<S, @Nullable T> part) {
        var was = before == null ? null : part.apply(before);
        var is = after == null ? null : part.apply(after);
        if (!Objects.equals(was, is)) {
            found.add(Difference.of(fact, was, is));
        }
        return this;
    }

    List<Difference> list() {
        return List.copyOf(found);
    }
}
