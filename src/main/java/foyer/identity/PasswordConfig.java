package foyer.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed: Argon2id with the parameters of OWASP's Password Storage Cheat Sheet. A hash names its
 * algorithm, so that those of a later one can be checked beside it.
 */
@Configuration(proxyBeanMethods = false)
class PasswordConfig {

    private static final String ALGORITHM = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
        return new DelegatingPasswordEncoder(ALGORITHM, Map.of(ALGORITHM, argon2));
    }
}
