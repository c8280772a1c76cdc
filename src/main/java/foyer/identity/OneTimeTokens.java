package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens that are sent by mail and open something once. Of each purpose a user has one that works: a new one revokes the
 * one before. Only the hash is kept, and a token is used up by one guarded statement in the transaction of what it opens
 * (spec/identity.md, "One-time tokens").
 */
@Component
public class OneTimeTokens {

    /** How long old ones are known, so that whoever follows an old link is told what became of it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final OneTimeTokenQueries queries;
    private final IdentitySettings settings;
    private final Clock clock;

    OneTimeTokens(OneTimeTokenQueries queries, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a token turned out to be. */
    public sealed interface Finding {

        /**
         * It works, unless somebody uses it in the meantime.
         *
         * @param email the address that it was sent to
         */
        record Good(UserId user, String email) implements Finding {}

        record Expired() implements Finding {}

        record Used() implements Finding {}

        /** A newer one took its place. */
        record Revoked() implements Finding {}

        /** None of ours, of another purpose, or of an account that is closed. */
        record Unknown() implements Finding {}
    }

    /** How long a token of this purpose works. */
    public Duration lifetime(TokenPurpose purpose) {
        return switch (purpose) {
            case EMAIL_VERIFY -> settings.verificationLifetime();
            case PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE -> settings.linkLifetime();
        };
    }

    /** Issues a token of the calling user, to be sent to this address; the ones of before work no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret issue(UserId user, TokenPurpose purpose, String email) {
        var now = now();
        var token = OpaqueTokens.create();
        queries.lock(user);
        queries.revoke(user, purpose, now);
        queries.insert(token.hash(), user, purpose, email, now, now.plus(lifetime(purpose)));
        return token.text();
    }

    /** Looks a token up without using it. Asked before anyone is known. */
    public Finding find(Secret token, TokenPurpose purpose) {
        var text = token.reveal();
        var row = OpaqueTokens.isSecret(text) ? queries.find(OpaqueTokens.hash(text), purpose) : null;
        return finding(row, now());
    }

    /** Uses a token of the calling user up: answers whether it was this call that did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(Secret token, TokenPurpose purpose) {
        return queries.use(OpaqueTokens.hash(token.reveal()), purpose, now());
    }

    /** Revokes whatever of this purpose the calling user still has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(UserId user, TokenPurpose purpose) {
        queries.revoke(user, purpose, now());
    }

    /** Deletes up to so many that ended long ago; answers how many. */
    int purge(int most) {
        return queries.deleteEnded(clock.instant().minus(KEPT), most);
    }

    private static Finding finding(OneTimeTokenQueries.@Nullable Row row, Instant now) {
        if (row == null || !row.active()) {
            return new Finding.Unknown();
        }
        if (row.usedAt() != null) {
            return new Finding.Used();
        }
        if (row.revokedAt() != null) {
            return new Finding.Revoked();
        }
        return now.isBefore(row.expiresAt()) ? new Finding.Good(row.user(), row.email()) : new Finding.Expired();
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
