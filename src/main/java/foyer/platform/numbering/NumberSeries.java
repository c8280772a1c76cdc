package foyer.platform.numbering;

/**
 * Numbers of one kind, declared by the module that gives them.
 *
 * @param name of the kind, {@code "invoice"}
 */
public record NumberSeries(String name, NumberFormat format) {

    private static final int MAX_NAME = 60;

    public NumberSeries {
        if (name.isEmpty() || name.length() > MAX_NAME || name.contains("|")) {
            throw new IllegalArgumentException("a series has a name of 1 to " + MAX_NAME + " characters");
        }
    }

    public static NumberSeries of(String name, String format) {
        return new NumberSeries(name, new NumberFormat(format));
    }
}
