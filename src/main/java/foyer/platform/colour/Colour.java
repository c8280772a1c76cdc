package foyer.platform.colour;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of the web, sRGB without transparency.
 *
 * @param hex {@code #rrggbb} in lower case
 */
public record Colour(String hex) {

    // Before the colours, which are made by it.
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

    public static final Colour WHITE = new Colour("#ffffff");
    public static final Colour BLACK = new Colour("#000000");

    /** What text of the usual size needs (WCAG 2.2, success criterion 1.4.3). */
    public static final double READABLE = 4.5;

    private static final int HEX = 16;

    // Of the definition of relative luminance, WCAG 2.2.
    private static final double MAX = 255;
    private static final double LINEAR_BELOW = 0.04045;
    private static final double LINEAR = 12.92;
    private static final double OFFSET = 0.055;
    private static final double GAMMA = 2.4;
    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;
    private static final double FLARE = 0.05;

    public Colour {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is #rrggbb");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /** The colour, if it is written as one. */
    public static Optional<Colour> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Colour(text)) : Optional.empty();
    }

    /** From 1, the same, to 21, black on white (WCAG 2.2, contrast ratio). */
    public double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + FLARE) / (Math.min(one, two) + FLARE);
    }

    /** White or black, whichever can be read better on it: one of them always can, by at least 4.58 to 1. */
    public Colour text() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    private double luminance() {
        return RED * channel(1) + GREEN * channel(3) + BLUE * channel(5);
    }

    private double channel(int at) {
        var value = Integer.parseInt(hex.substring(at, at + 2), HEX) / MAX;
        return value <= LINEAR_BELOW ? value / LINEAR : Math.pow((value + OFFSET) / (1 + OFFSET), GAMMA);
    }
}
