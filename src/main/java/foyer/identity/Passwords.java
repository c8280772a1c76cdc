package foyer.identity;

import foyer.platform.crypto.Secret;
import foyer.platform.time.CpuPool;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords, on the pool for work that is bound to the processor and never inside a transaction.
 */
@Component
public class Passwords {

    /** Code points; longer ones are not hashed, so that nobody can make the server chew on a book. */
    static final int MAX_LENGTH = 200;

    /** Compared where there is nothing to compare; not empty, since the encoder refuses that without any work. */
    private static final String ANYBODYS = "anybody's";

    private final CpuPool cpu;
    private final PasswordEncoder encoder;
    private final String nobodys;

    Passwords(CpuPool cpu, PasswordEncoder encoder) {
        this.cpu = cpu;
        this.encoder = encoder;
        this.nobodys = encoder.encode("nobody's");
    }

    public String hash(Secret password) {
        return cpu.call(() -> encoder.encode(normal(password)));
    }

    /**
     * Whether this is the password. The same work is done when there is no hash to compare with, so that the time does
     * not tell whether there is an account (spec/identity.md, rules).
     */
    public boolean matches(Secret password, @Nullable String hash) {
        var length = length(password);
        var possible = hash != null && length > 0 && length <= MAX_LENGTH;
        var candidate = possible ? normal(password) : ANYBODYS;
        var compared = possible ? hash : nobodys;
        return cpu.call(() -> encoder.matches(candidate, compared)) && possible;
    }

    static int length(Secret password) {
        var text = password.reveal();
        return text.codePointCount(0, text.length());
    }

    /** One form for what looks the same, however the keyboard wrote it (NIST SP 800-63B-4, section 3.1.1.2). */
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    }
}
