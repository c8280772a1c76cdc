package foyer.tenancy;

import java.util.regex.Pattern;

/** What names of people and companies may be: any script, not empty and not a book. */
public final class People {

    public static final int MAX_NAME = 200;

    /** Anybody can sign up with another's address: what looks like a link or an advertisement is not passed on. */
    private static final Pattern NO_NAME = Pattern.compile("[/@:\\\\]|\\.\\p{L}{2,}|\\d{5,}");

    private static final int LONGEST_IN_MAIL = 60;

    private People() {}

    /** The name as a mail may say it; empty when it looks like anything else. */
    public static String inMail(String name) {
        var looksLikeAName =
                name.length() <= LONGEST_IN_MAIL && !NO_NAME.matcher(name).find();
        return looksLikeAName ? name.strip() : "";
    }

    public static boolean isName(String name) {
        var text = name.strip();
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MAX_NAME;
    }
}
