package foyer.platform.mail;

import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, and how mails are sent; {@code FOYER_MAIL_…}.
 *
 * @param host of the mail server; without one, mails are caught in development and wait elsewhere
 * @param port of the mail server
 * @param user who signs in at the mail server; nobody when it is absent
 * @param password of that user
 * @param tls absent means TLS on port 465, STARTTLS where somebody signs in, and else OFFERED
 * @param from whom mails come from, an address with or without a name
 * @param replyTo where answers go, when that is elsewhere
 * @param connectTimeout for the connection
 * @param readTimeout for each answer of the server
 * @param totalTimeout for a mail as a whole; twice as long it is one node's
 * @param senders how many mails a node sends at once
 * @param perSecond how many mails a node sends in a second
 * @param attempts how often a mail is tried; one that is refused because of who sends it, until it expires
 * @param retryAfter the first pause between those; it doubles each time, up to an hour
 * @param poll how often a node looks for mails by itself
 * @param kept how long a mail's row is kept when all is over
 */
@ConfigurationProperties("foyer.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable MailTls tls,
        @Nullable String from,
        @Nullable String replyTo,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("1m") Duration totalTimeout,
        @DefaultValue("4") int senders,
        @DefaultValue("10") int perSecond,
        @DefaultValue("15") int attempts,
        @DefaultValue("10s") Duration retryAfter,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("30d") Duration kept) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int PORT_OF_TLS = 465;
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String NOBODY = "Foyer <foyer@localhost>";

    public MailSettings {
        host = orNull(host);
        user = orNull(user);
        password = orNull(password);
        from = orNull(from);
        replyTo = orNull(replyTo);
        SettingBounds.within("FOYER_MAIL_PORT", port, 1, HIGHEST_PORT);
        SettingBounds.within("FOYER_MAIL_CONNECT_TIMEOUT", connectTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_MAIL_READ_TIMEOUT", readTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_MAIL_TOTAL_TIMEOUT", totalTimeout, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_MAIL_RETRY_AFTER", retryAfter, Duration.ofMillis(1), LONGEST);
        SettingBounds.within("FOYER_MAIL_POLL", poll, Duration.ofMillis(1), Duration.ofMinutes(1));
        SettingBounds.within("FOYER_MAIL_KEPT", kept, Duration.ofHours(1), Duration.ofDays(3650));
        SettingBounds.positive("FOYER_MAIL_SENDERS", senders);
        SettingBounds.positive("FOYER_MAIL_PER_SECOND", perSecond);
        SettingBounds.positive("FOYER_MAIL_ATTEMPTS", attempts);
        requireSender(host, from, replyTo);
        requireLogin(host, user, password, tls);
    }

    private static void requireSender(@Nullable String host, @Nullable String from, @Nullable String replyTo) {
        if (host != null && from == null) {
            throw new SettingException(
                    "FOYER_MAIL_FROM",
                    "is missing, and FOYER_MAIL_HOST is set",
                    "set it to whom mails come from, such as Example <no-reply@example.com>");
        }
        Mailbox.ofSetting("FOYER_MAIL_FROM", from == null ? NOBODY : from);
        if (replyTo != null) {
            Mailbox.ofSetting("FOYER_MAIL_REPLY_TO", replyTo);
        }
    }

    private static void requireLogin(
            @Nullable String host, @Nullable String user, @Nullable String password, @Nullable MailTls tls) {
        if (host == null) {
            return;
        }
        if ((user == null) != (password == null)) {
            throw new SettingException(
                    user == null ? "FOYER_MAIL_USER" : "FOYER_MAIL_PASSWORD",
                    "is missing",
                    "set FOYER_MAIL_USER and FOYER_MAIL_PASSWORD, or neither");
        }
        if (user != null && (tls == MailTls.NONE || tls == MailTls.OFFERED)) {
            throw new SettingException(
                    "FOYER_MAIL_TLS",
                    "is " + tls + ", and the password would be for everybody to read",
                    "set it to STARTTLS or TLS");
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whom mails come from. */
    Mailbox sender() {
        return Mailbox.ofSetting("FOYER_MAIL_FROM", from == null ? NOBODY : from);
    }

    /** Where answers go; null when to the sender. */
    @Nullable Mailbox answers() {
        return replyTo == null ? null : Mailbox.ofSetting("FOYER_MAIL_REPLY_TO", replyTo);
    }

    /** How the connection is protected. */
    MailTls protection() {
        if (tls != null) {
            return tls;
        }
        if (port == PORT_OF_TLS) {
            return MailTls.TLS;
        }
        return user == null ? MailTls.OFFERED : MailTls.STARTTLS;
    }

    /** For how long a mail is one node's: longer than that node may take, so that it is not sent by two. */
    Duration lease() {
        return totalTimeout.multipliedBy(2);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
