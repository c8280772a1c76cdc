package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.Secret;
import foyer.platform.time.CpuPool;
import foyer.platform.time.CpuSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/** How much work a comparison is, as a stranger could measure it. */
@Tag("unit")
class PasswordsTest {

    /** Refuses an empty password without work, as the encoders of Spring Security do. */
    private static final class Counting extends AbstractValidatingPasswordEncoder {

        private final AtomicInteger compared = new AtomicInteger();

        @Override
        protected String encodeNonNullPassword(String password) {
            return "hash of " + password;
        }

        @Override
        protected boolean matchesNonNull(String password, String hash) {
            compared.incrementAndGet();
            return hash.equals("hash of " + password);
        }
    }

    @ParameterizedTest(name = "\"{0}\" against {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "right, hash of right, true",
                "wrong, hash of right, false",
                "wrong, none,          false",
                "'',    hash of right, false",
                "'',    none,          false",
                "long,  hash of right, false",
                "long,  none,          false",
                "anybody's, none,      false",
            })
    void comparesOnceWhateverThereIs(String password, @Nullable String hash, boolean same) {
        var encoder = new Counting();
        var text = password.equals("long") ? "x".repeat(Passwords.MAX_LENGTH + 1) : password;
        var passwords = new Passwords(new CpuPool(new CpuSettings(1, 1, Duration.ofSeconds(1))), encoder);

        assertThat(passwords.matches(new Secret(text), hash)).isEqualTo(same);
        assertThat(encoder.compared).hasValue(1);
    }

    @Test
    void hashesAtTheCostThatOwaspNames() {
        assertThat(new PasswordConfig().passwordEncoder().encode("a quiet green harbour"))
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
