package foyer.identity;

import foyer.platform.crypto.Cell;
import foyer.platform.crypto.Encryption;
import foyer.platform.crypto.Secret;
import foyerdb.identity.tables.records.TotpRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor of the calling user: the codes of an authenticator app, and recovery codes for when that is lost.
 * Each code works once, however many come with it at once, and the authenticator's secret is encrypted where it is kept
 * (spec/identity.md, "TOTP"). Whoever changes it holds the account's lock ({@link Users#lock}).
 */
@Component
public class Factors {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final FactorQueries queries;
    private final Encryption encryption;
    private final IdentitySettings settings;
    private final Clock clock;

    Factors(FactorQueries queries, Encryption encryption, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.encryption = encryption;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What an authenticator app is told, once.
     *
     * @param secret in base 32, to be typed
     * @param uri the same with everything else, to be shown as a QR code
     */
    public record Enrolment(Secret secret, Secret uri) {}

    /** What came of confirming an enrolment. */
    public enum Confirmation {
        /** The codes are asked from now on. */
        CONFIRMED,
        /** They were before. */
        ALREADY,
        /** Nothing was begun. */
        NOT_BEGUN,
        WRONG
    }

    /** What came of asking for a code. */
    public enum Proof {
        /** The user has no second factor. */
        NOT_NEEDED,
        MISSING,
        WRONG,
        /** An authenticator's; it is used up. */
        TOTP,
        /** A recovery code; it is used up. */
        RECOVERY_CODE
    }

    /** Whether the caller's codes are asked. */
    public boolean isActive(UserId user) {
        return queries.isActive(user);
    }

    /** Whether this user's codes are asked. Asked before anyone is known. */
    public boolean isActiveOf(UserId user) {
        return queries.isActiveOf(user);
    }

    /** How many of the caller's recovery codes are left. */
    public int recoveryCodesLeft(UserId user) {
        return queries.unusedRecoveryCodes(user);
    }

    /** Begins an enrolment, in place of one that was not confirmed; null when the user has a factor. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Enrolment enroll(User user) {
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        if (!queries.begin(user.id(), encryption.encrypt(cell(user.id()), secret), now())) {
            return null;
        }
        var text = Base32.encode(secret);
        return new Enrolment(new Secret(text), new Secret(uri(user.email(), text)));
    }

    /** Makes the factor active by a first code, which is used up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Confirmation confirm(UserId user, Secret code) {
        var factor = queries.find(user);
        if (factor == null) {
            return Confirmation.NOT_BEGUN;
        }
        if (factor.getConfirmedAt() != null) {
            return Confirmation.ALREADY;
        }
        var step = Totp.stepOf(secret(user, factor), code.reveal().strip(), clock.instant());
        return step.isPresent() && queries.confirm(user, step.getAsLong(), now())
                ? Confirmation.CONFIRMED
                : Confirmation.WRONG;
    }

    /** Holds a code against the user's factor, if they have one, and uses it up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proof prove(UserId user, @Nullable Secret code) {
        var factor = queries.find(user);
        if (factor == null || factor.getConfirmedAt() == null) {
            return Proof.NOT_NEEDED;
        }
        if (code == null || code.reveal().isBlank()) {
            return Proof.MISSING;
        }
        var text = code.reveal().strip();
        if (RecoveryCodes.isCode(text)) {
            return queries.useRecoveryCode(user, RecoveryCodes.hash(text), now()) ? Proof.RECOVERY_CODE : Proof.WRONG;
        }
        var step = Totp.stepOf(secret(user, factor), text, clock.instant());
        return step.isPresent() && queries.useStep(user, step.getAsLong()) ? Proof.TOTP : Proof.WRONG;
    }

    /** Takes the factor away, and the recovery codes with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(UserId user) {
        queries.delete(user);
        queries.deleteRecoveryCodes(user);
    }

    /** Gives the user new recovery codes, to be shown once; those of before work no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Secret> newRecoveryCodes(UserId user) {
        var codes = RecoveryCodes.create();
        queries.deleteRecoveryCodes(user);
        queries.insertRecoveryCodes(
                user,
                codes.stream().map(code -> RecoveryCodes.hash(code.reveal())).toList(),
                now());
        return codes;
    }

    private byte[] secret(UserId user, TotpRecord factor) {
        return encryption.decrypt(cell(user), factor.getSecret());
    }

    /** As authenticator apps read it: the label is the issuer and the account. */
    private String uri(String email, String secret) {
        var issuer = encoded(settings.totpIssuer());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(issuer, encoded(email), secret, issuer, Totp.DIGITS, Totp.PERIOD_SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Cell cell(UserId user) {
        return new Cell(null, "identity.totp", "secret", user.value());
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
