package foyer.properties;

/** A size in the unit that it was given in; the schema's type and input of the same name. */
public record PropertyArea(int value, AreaUnit unit) {

    private static final long CM2_OF_SQUARE_METER = 10_000;

    /** Ten thousand square feet, exactly (the international foot of 30.48 cm). */
    private static final long CM2_OF_MYRIAD_SQUARE_FEET = 9_290_304;

    private static final long MYRIAD = 10_000;

    /** What areas of either unit are compared by; as in the column {@code area_cm2}. */
    long squareCentimeters() {
        return switch (unit) {
            case SQUARE_METERS -> value * CM2_OF_SQUARE_METER;
            case SQUARE_FEET -> (value * CM2_OF_MYRIAD_SQUARE_FEET + MYRIAD / 2) / MYRIAD;
        };
    }
}
