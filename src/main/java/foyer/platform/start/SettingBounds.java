package foyer.platform.start;

/** What records of settings ask of their values as they are made: a wrong one ends the start with one line. */
public final class SettingBounds {

    private SettingBounds() {}

    /** Durations, sizes: whatever is less or more than another. */
    public static <T extends Comparable<T>> void within(String setting, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(setting, "is " + value, "set it from " + least + " to " + most);
        }
    }

    public static void positive(String setting, int value) {
        if (value < 1) {
            throw new SettingException(setting, "is " + value, "set it to 1 or more");
        }
    }
}
