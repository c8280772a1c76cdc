package foyer.platform.mail;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail it is to look like.
 *
 * @param colour {@code #rrggbb}
 * @param logo a picture by HTTPS; null for the name instead
 */
public record MailBrand(
        String name, String colour, @Nullable URI logo) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** What mails of the platform itself look like. */
    public static final MailBrand FOYER = new MailBrand("Foyer", "#1f4b3f", null);

    public MailBrand {
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("a colour is #rrggbb");
        }
        if (logo != null && (!"https".equals(logo.getScheme()) || logo.getHost() == null)) {
            throw new IllegalArgumentException("a logo is by https");
        }
        name = OneLine.of(name);
    }
}
