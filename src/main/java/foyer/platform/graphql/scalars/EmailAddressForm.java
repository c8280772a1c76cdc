package foyer.platform.graphql.scalars;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of HTML's e-mail input, and beyond it quoted local parts (RFC 5321) and international ones and domains
 * (RFC 6531). Kept in lower case and composed letters, so that one address is written in one way.
 */
final class EmailAddressForm implements TextScalar.Text {

    private static final int MAX_LENGTH = 320;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final int MAX_DOMAIN_LENGTH = 255;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}.!#$%&'*+/=?^_`{|}~-]+|\"(?:[^\"\\\\\\p{C}]|\\\\[^\\p{C}])+\"");
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?");

    @Override
    public @Nullable String read(String text) {
        var address = normal(text);
        var at = address.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_LENGTH || address.length() > MAX_LENGTH) {
            return null;
        }
        var valid = LOCAL.matcher(address.substring(0, at)).matches() && isDomain(address.substring(at + 1));
        return valid ? address : null;
    }

    /** In composed letters and lower case. */
    static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static boolean isDomain(String domain) {
        for (var label : domain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        try {
            return IDN.toASCII(domain).length() <= MAX_DOMAIN_LENGTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
