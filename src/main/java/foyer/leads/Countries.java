package foyer.leads;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries as people write them, in files and forms: by their codes of two or three letters, or by their English or Arabic names. */
public final class Countries {

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    private static Map<String, String> byName() {
        var names = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            names.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
            names.put(key(country.getDisplayCountry(Locale.of("ar"))), code);
            names.put(key(country.getISO3Country()), code);
        }
        for (var code : Locale.getISOCountries()) {
            names.put(key(code), code);
        }
        names.put(key("UAE"), "AE");
        names.put(key("UK"), "GB");
        names.put(key("USA"), "US");
        return Map.copyOf(names);
    }

    /** ISO 3166-1 alpha-2; null for what is no country. */
    public static @Nullable String code(String text) {
        return BY_NAME.get(key(text));
    }

    private static String key(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
