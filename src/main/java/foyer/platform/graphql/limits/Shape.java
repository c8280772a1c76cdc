package foyer.platform.graphql.limits;

/**
 * How large a selection is, fragments counted as often as they are spread. Numbers stop at a cap far above every limit,
 * so that fragments that spread one another cannot make them overflow.
 *
 * @param fields all fields
 * @param width fields of the first level, without {@code __typename}
 * @param depth fields within one another
 * @param introspectionDepth the same below {@code __schema} and {@code __type}
 * @param directivesAtOnce the most directives in one place
 */
record Shape(
        long fields,
        long width,
        long aliases,
        long directives,
        int directivesAtOnce,
        int depth,
        int introspectionDepth) {

    private static final long CAP = 1_000_000;

    static final Shape EMPTY = new Shape(0, 0, 0, 0, 0, 0, 0);

    /** A field that is alone so far. */
    static Shape field(boolean counts, boolean aliased) {
        return new Shape(1, counts ? 1 : 0, aliased ? 1 : 0, 0, 0, 1, 0);
    }

    /** A place with so many directives. */
    static Shape directives(int count) {
        return count == 0 ? EMPTY : new Shape(0, 0, 0, count, count, 0, 0);
    }

    /** Both beside one another. */
    Shape and(Shape other) {
        if (other.equals(EMPTY)) {
            return this;
        }
        return new Shape(
                sum(fields, other.fields),
                sum(width, other.width),
                sum(aliases, other.aliases),
                sum(directives, other.directives),
                Math.max(directivesAtOnce, other.directivesAtOnce),
                Math.max(depth, other.depth),
                Math.max(introspectionDepth, other.introspectionDepth));
    }

    /** This field with that selection below it. */
    Shape over(Shape selection, boolean introspection) {
        var below = depth + selection.depth;
        return new Shape(
                sum(fields, selection.fields),
                width,
                sum(aliases, selection.aliases),
                sum(directives, selection.directives),
                Math.max(directivesAtOnce, selection.directivesAtOnce),
                introspection ? depth : below,
                Math.max(selection.introspectionDepth, introspection ? below : 0));
    }

    /** The larger of the two in each respect. */
    Shape largest(Shape other) {
        return new Shape(
                Math.max(fields, other.fields),
                Math.max(width, other.width),
                Math.max(aliases, other.aliases),
                Math.max(directives, other.directives),
                Math.max(directivesAtOnce, other.directivesAtOnce),
                Math.max(depth, other.depth),
                Math.max(introspectionDepth, other.introspectionDepth));
    }

    private static long sum(long a, long b) {
        return Math.min(CAP, a + b);
    }
}
