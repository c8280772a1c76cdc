package foyer.platform.graphql.limits;

import graphql.language.Value;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

/** How many rows a list may answer with, from its arguments. */
sealed interface Factor {

    /** A list longer than this is refused by the body's limits or by the page's own, so it need not count higher. */
    long CAP = 1_000;

    long in(VariableValues variables);

    static Factor one() {
        return new Fixed(1);
    }

    record Fixed(long value) implements Factor {
        @Override
        public long in(VariableValues variables) {
            return value;
        }
    }

    /** As many as the variable says; {@code otherwise} when it says nothing. */
    record Variable(String name, long otherwise) implements Factor {
        @Override
        public long in(VariableValues variables) {
            return clamp(variables.size(name, otherwise));
        }
    }

    /** As many as {@code last} says where it says anything, else as {@code first} does. */
    record Page(@Nullable Value<?> last, @Nullable Value<?> first, long otherwise) implements Factor {
        @Override
        public long in(VariableValues variables) {
            return of(last, of(first, otherwise).in(variables)).in(variables);
        }
    }

    /** As many rows as a page has by its two sizes; {@code otherwise} when both say nothing. */
    static Factor ofPage(@Nullable Value<?> first, @Nullable Value<?> last, long otherwise) {
        return last instanceof VariableReference
                ? new Page(last, first, otherwise)
                : of(last == null ? first : last, otherwise);
    }

    /** As many as the argument says: a number, or a list's length; {@code otherwise} when it says nothing. */
    static Factor of(@Nullable Value<?> argument, long otherwise) {
        return switch (argument) {
            case VariableReference variable -> new Variable(variable.getName(), otherwise);
            case Value<?> value -> new Fixed(clamp(VariableValues.size(value, otherwise)));
            case null -> new Fixed(otherwise);
        };
    }

    private static long clamp(long size) {
        return Math.clamp(size, 1, CAP);
    }
}
