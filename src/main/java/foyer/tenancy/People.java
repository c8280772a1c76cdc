package foyer.tenancy;

/** What names of people and companies may be: any script, not empty and not a book. */
public final class People {

    public static final int MAX_NAME = 200;

    private People() {}

    public static boolean isName(String name) {
        var text = name.strip();
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MAX_NAME;
    }
}
