package foyer.platform.graphql;

import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted, in Relay's terms. A controller method takes it as a parameter; it is read from the
 * field's arguments {@code first, after, last, before}. Neither {@code first} nor {@code last} means the first 20.
 *
 * @param size how many rows, 1 to 100
 * @param cursor where to go on from, exclusive, or null for the list's own end
 * @param backward whether the rows before the cursor are wanted
 * @param countsOnly whether the rows themselves are not: then none has to be read
 */
public record PageRequest(int size, @Nullable String cursor, boolean backward, boolean countsOnly) {

    public static final int DEFAULT_SIZE = 20;
    public static final int MAX_SIZE = 100;

    private static final Set<String> COUNTS = Set.of("totalCount", "totalCountIsExact", "__typename");

    public PageRequest(int size, @Nullable String cursor, boolean backward) {
        this(size, cursor, backward, false);
    }

    /**
     * The request that the four arguments make.
     *
     * @throws ApiException BAD_USER_INPUT when both directions are asked for, or a size is out of range
     */
    public static PageRequest of(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        if ((first != null && last != null) || (after != null && before != null)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "page.bothDirections");
        }
        if ((first != null && before != null) || (last != null && after != null)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "page.mixedDirections");
        }
        var backward = last != null || before != null;
        var size = first != null ? first : last != null ? last : DEFAULT_SIZE;
        if (size < 1 || size > MAX_SIZE) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "page.size", MAX_SIZE, size);
        }
        return new PageRequest(size, backward ? before : after, backward);
    }

    /** The request that the arguments of this field make, and what is selected of it. */
    public static PageRequest of(DataFetchingEnvironment field) {
        var page = of(
                field.<Integer>getArgument("first"),
                field.<String>getArgument("after"),
                field.<Integer>getArgument("last"),
                field.<String>getArgument("before"));
        return new PageRequest(page.size(), page.cursor(), page.backward(), selectsCountsOnly(field));
    }

    /** What a fragment selects is not looked at: it may be rows. */
    private static boolean selectsCountsOnly(DataFetchingEnvironment field) {
        return field.getMergedField().getFields().stream()
                .map(Field::getSelectionSet)
                .allMatch(selected -> selected != null
                        && selected.getSelections().stream()
                                .allMatch(one -> one instanceof Field part && COUNTS.contains(part.getName())));
    }

    /** The first rows of a list. */
    public static PageRequest first(int size) {
        return of(size, null, null, null);
    }
}
