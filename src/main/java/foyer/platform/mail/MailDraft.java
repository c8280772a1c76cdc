package foyer.platform.mail;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param to the address, as people write it
 * @param toName the person's name; null when unknown
 * @param locale the person's; other languages than English and Arabic are English
 * @param key the same one is not sent twice by its owner: the id of what the mail tells of
 * @param personal whether it is the calling user's own affair rather than the tenant's, which then does not see it
 * @param unsubscribe where one POST ends mails of this kind (RFC 8058); null for those that nobody can do without
 */
public record MailDraft<M extends Record>(
        String to,
        @Nullable String toName,
        MailTemplate<M> template,
        M model,
        Locale locale,
        String key,
        MailBrand brand,
        boolean personal,
        @Nullable URI unsubscribe) {

    private static final int MAX_KEY = 255;

    public MailDraft {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + MAX_KEY + " characters");
        }
        if (unsubscribe != null && !"https".equals(unsubscribe.getScheme())) {
            throw new IllegalArgumentException("mails are ended by https (RFC 8058)");
        }
    }

    /** A mail of the caller's tenant, in Foyer's looks. */
    public static <M extends Record> MailDraft<M> to(
            String email, @Nullable String name, MailTemplate<M> template, M model, Locale locale, String key) {
        return new MailDraft<>(email, name, template, model, locale, key, MailBrand.FOYER, false, null);
    }

    public MailDraft<M> brand(MailBrand looks) {
        return new MailDraft<>(to, toName, template, model, locale, key, looks, personal, unsubscribe);
    }

    /** As the calling user's own affair. */
    public MailDraft<M> ofPerson() {
        return new MailDraft<>(to, toName, template, model, locale, key, brand, true, unsubscribe);
    }

    public MailDraft<M> unsubscribe(URI oneClick) {
        return new MailDraft<>(to, toName, template, model, locale, key, brand, personal, oneClick);
    }

    /** Never shows whom it is to and what it says. */
    @Override
    public String toString() {
        return "MailDraft[" + template.name() + "]";
    }
}
