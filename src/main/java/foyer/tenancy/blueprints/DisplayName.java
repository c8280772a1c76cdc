package foyer.tenancy.blueprints;

import java.util.Locale;

/** A name in the languages that Foyer speaks. */
public record DisplayName(String en, String ar) {

    private static final String ARABIC = "ar";

    /** The name in this language, or in English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(ARABIC) ? ar : en;
    }
}
