package foyer.billing;

import org.jspecify.annotations.Nullable;

/** What was and is of something that history tells, each as its {@link Fact} keeps it. */
public record Difference(
        String field, @Nullable Object before, @Nullable Object after) {

    public static <T> Difference of(Fact<T> fact, @Nullable T before, @Nullable T after) {
        return new Difference(fact.name(), before, after);
    }
}
