package foyer.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of new passwords; {@code FOYER_PASSWORD_…}. Tenants may ask for more.
 *
 * @param minLength how many characters there are at least
 * @param minLengthAlone how many where no tenant of the user asks for a second factor, so that the password stands alone;
 *     NIST SP 800-63B-4 asks for 15, the default keeps to {@code minLength}
 * @param minScore how hard it is to guess at least, by zxcvbn: 0 within a thousand guesses, 1 within a million, 2 within a
 *     hundred million, 3 within ten thousand million, 4 more
 */
@ConfigurationProperties("foyer.password")
public record PasswordSettings(
        @DefaultValue("8") int minLength,
        @DefaultValue("8") int minLengthAlone,
        @DefaultValue("2") int minScore) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int BEST = 4;

    public PasswordSettings {
        requireLength("min-length", minLength);
        requireLength("min-length-alone", minLengthAlone);
        if (minScore < 0 || minScore > BEST) {
            throw new IllegalArgumentException("foyer.password.min-score must be 0 to " + BEST);
        }
    }

    private static void requireLength(String name, int length) {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("foyer.password." + name + " must be " + SHORTEST + " to " + LONGEST);
        }
    }
}
