package foyer.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail as its reader sees it.
 *
 * @param logo what the HTML shows as {@code cid:logo}; null when it shows none that it carries
 */
record RenderedMail(
        String subject, String html, String text, @Nullable MailPicture logo) {

    /** A mail that carries no picture. */
    RenderedMail(String subject, String html, String text) {
        this(subject, html, text, null);
    }

    /** Never shows what it says. */
    @Override
    public String toString() {
        return "RenderedMail";
    }
}
