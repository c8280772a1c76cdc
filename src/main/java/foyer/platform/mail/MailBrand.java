package foyer.platform.mail;

import foyer.platform.colour.Colour;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail it is to look like.
 *
 * @param colour {@code #rrggbb}
 * @param logo a picture by HTTPS; null for the name instead
 * @param logoFile a picture of the mail's tenant that the mail carries instead, {@link MailPictures}; null for none
 */
public record MailBrand(
        String name,
        String colour,
        @Nullable URI logo,
        @Nullable UUID logoFile) {

    /** What mails of the platform itself look like. */
    public static final MailBrand FOYER = new MailBrand("Foyer", "#1f4b3f", null);

    public MailBrand {
        colour = new Colour(colour).hex();
        if (logo != null && (!"https".equals(logo.getScheme()) || logo.getHost() == null)) {
            throw new IllegalArgumentException("a logo is by https");
        }
        name = OneLine.of(name);
    }

    /** A brand that mails carry nothing of. */
    public MailBrand(String name, String colour, @Nullable URI logo) {
        this(name, colour, logo, null);
    }

    /** The colour of text on its colour, which can be read there. */
    String text() {
        return new Colour(colour).text().hex();
    }
}
