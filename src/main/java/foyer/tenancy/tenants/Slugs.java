package foyer.tenancy.tenants;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in addresses: whether one is of the form, and one made from a company's name. */
public final class Slugs {

    private static final int MAX_LENGTH = 63;
    private static final int MIN_LENGTH = 2;
    private static final int SUFFIX_LENGTH = 6;
    private static final String SUFFIX_LETTERS = "abcdefghjkmnpqrstvwxyz23456789";
    private static final String NAMELESS = "company";
    private static final Pattern FORM = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

    /** Names that addresses of the service itself may want. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "api",
            "app",
            "assets",
            "auth",
            "billing",
            "blog",
            "cdn",
            "docs",
            "foyer",
            "graphiql",
            "graphql",
            "help",
            "login",
            "mail",
            "root",
            "sign-in",
            "sign-up",
            "static",
            "status",
            "support",
            "webhooks",
            "www");

    /** Arabic letters as they are commonly written in Latin ones; short vowels are not written in either. */
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('ا', "a"),
            Map.entry('أ', "a"),
            Map.entry('إ', "i"),
            Map.entry('آ', "a"),
            Map.entry('ٱ', "a"),
            Map.entry('ب', "b"),
            Map.entry('ت', "t"),
            Map.entry('ث', "th"),
            Map.entry('ج', "j"),
            Map.entry('ح', "h"),
            Map.entry('خ', "kh"),
            Map.entry('د', "d"),
            Map.entry('ذ', "dh"),
            Map.entry('ر', "r"),
            Map.entry('ز', "z"),
            Map.entry('س', "s"),
            Map.entry('ش', "sh"),
            Map.entry('ص', "s"),
            Map.entry('ض', "d"),
            Map.entry('ط', "t"),
            Map.entry('ظ', "z"),
            Map.entry('ع', "a"),
            Map.entry('غ', "gh"),
            Map.entry('ف', "f"),
            Map.entry('ق', "q"),
            Map.entry('ك', "k"),
            Map.entry('ل', "l"),
            Map.entry('م', "m"),
            Map.entry('ن', "n"),
            Map.entry('ه', "h"),
            Map.entry('ة', "a"),
            Map.entry('و', "w"),
            Map.entry('ؤ', "w"),
            Map.entry('ي', "y"),
            Map.entry('ى', "a"),
            Map.entry('ئ', "y"),
            Map.entry('ء', ""),
            Map.entry('ß', "ss"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private Slugs() {}

    public static boolean isValid(String slug) {
        return slug.length() >= MIN_LENGTH
                && slug.length() <= MAX_LENGTH
                && FORM.matcher(slug).matches();
    }

    public static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }

    /** A slug that tells the name as well as Latin letters can; of another script, one that tells nothing. */
    static String of(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var latin = composed.chars()
                .mapToObj(c -> LATIN.getOrDefault((char) c, Character.toString(c)))
                .collect(Collectors.joining());
        var plain = Normalizer.normalize(latin, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        var slug = trimmed(plain.replaceAll("[^a-z0-9]+", "-"), MAX_LENGTH);
        return slug.length() < MIN_LENGTH || isReserved(slug) ? another(slug.isEmpty() ? NAMELESS : slug) : slug;
    }

    /** The same with a random ending, when it is taken. */
    static String another(String slug) {
        var ending = RANDOM.ints(SUFFIX_LENGTH, 0, SUFFIX_LETTERS.length())
                .mapToObj(i -> String.valueOf(SUFFIX_LETTERS.charAt(i)))
                .collect(Collectors.joining());
        return trimmed(slug, MAX_LENGTH - SUFFIX_LENGTH - 1) + "-" + ending;
    }

    private static String trimmed(String slug, int length) {
        var start = slug.startsWith("-") ? slug.substring(1) : slug;
        var cut = start.length() > length ? start.substring(0, length) : start;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
