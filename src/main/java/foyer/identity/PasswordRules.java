package foyer.identity;

import foyer.platform.crypto.Secret;
import foyer.platform.messages.Messages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which passwords are refused: too short, too long, among the commonest, made of what anybody knows about the person, or
 * otherwise easy to guess. Nothing is asked of the characters (NIST SP 800-63B-4, section 3.1.1.2).
 */
@Component
public class PasswordRules {

    /** Known words shorter than this are too frequent inside other words. */
    private static final int SHORTEST_WORD = 4;

    /** What has to remain when the known words are taken out. */
    private static final int OWN_CHARACTERS = 5;

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> common = read();
    private final Messages messages;
    private final PasswordSettings settings;
    private final PasswordStrength strength;

    PasswordRules(Messages messages, PasswordSettings settings, PasswordStrength strength) {
        this.messages = messages;
        this.settings = settings;
        this.strength = strength;
    }

    /**
     * What is asked beyond the application's settings.
     *
     * @param minLength how many characters there are at least; 0 for no more than the settings ask
     * @param secondFactor whether a second factor is asked too, so that the password need not be as long as one alone
     */
    public record Demands(int minLength, boolean secondFactor) {

        static final Demands NONE = new Demands(0, false);
    }

    /**
     * Why the password is refused, in the caller's language; null when it is not.
     *
     * @param known what anybody knows about the person: e-mail, name, the company's name
     */
    public @Nullable String refusal(Secret password, Collection<String> known) {
        return refusal(password, known, Demands.NONE);
    }

    /** The same where the person's tenants ask for more. */
    public @Nullable String refusal(Secret password, Collection<String> known, Demands demands) {
        var length = Passwords.length(password);
        var least = least(demands);
        if (length < least) {
            return messages.get("password.short", least);
        }
        if (length > Passwords.MAX_LENGTH) {
            return messages.get("password.long", Passwords.MAX_LENGTH);
        }
        var text = password.reveal().toLowerCase(Locale.ROOT);
        if (common.contains(text) || isMonotonous(text)) {
            return messages.get("password.common");
        }
        if (isMadeOf(text, known)) {
            return messages.get("password.personal");
        }
        var weakness = strength.weakness(password, known);
        return weakness == null ? null : messages.get(weakness);
    }

    private int least(Demands demands) {
        var alone = demands.secondFactor() ? 0 : settings.minLengthAlone();
        return Math.max(demands.minLength(), Math.max(settings.minLength(), alone));
    }

    /** One character all over, or each the neighbour of the one before: {@code 23456789}, {@code hgfedcba}. */
    private static boolean isMonotonous(String text) {
        var steps = text.chars().toArray();
        var step = steps[1] - steps[0];
        for (var i = 1; i < steps.length; i++) {
            if (steps[i] - steps[i - 1] != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    private static boolean isMadeOf(String text, Collection<String> known) {
        var rest = letters(text);
        var whole = rest.length();
        for (var word : words(known)) {
            rest = rest.replace(word, "");
        }
        return rest.length() < whole && rest.length() < OWN_CHARACTERS;
    }

    /** Each text as a whole and its words, the longest first, so that a part does not break up the whole. */
    private static Collection<String> words(Collection<String> known) {
        return known.stream()
                .flatMap(text -> SEPARATORS.splitAsStream(text + " " + letters(text)))
                .map(PasswordRules::letters)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static String letters(String text) {
        return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Set<String> read() {
        var file = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return reader.readAllLines().stream()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
