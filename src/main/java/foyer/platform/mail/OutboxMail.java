package foyer.platform.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param tenant whose it is; null for a person's own and for nobody's
 * @param content encrypted; null once it is sent or given up
 * @param fence which claim of it this is
 * @param attempts how often it was tried, this time included
 * @param expiresAt after which it is not worth sending
 */
record OutboxMail(
        UUID id,
        @Nullable UUID tenant,
        String template,
        String recipient,
        Locale locale,
        @Nullable SealedContent content,
        MailStatus status,
        int fence,
        int attempts,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String error) {}
