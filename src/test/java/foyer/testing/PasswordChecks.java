package foyer.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hashes that passwords were compared with, so that tests can tell what work was done without timing it. Passwords are
 * hashed as Foyer does it, but with little memory: half of what tests did was hashing the passwords of the people they made.
 */
public final class PasswordChecks {

    /** How each hash begins: algorithm, version and cost. */
    public static final String COST = "{argon2id}$argon2id$v=19$m=64,t=1,p=1$";

    private static final PasswordEncoder CHEAP =
            new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", new Argon2PasswordEncoder(16, 32, 1, 64, 1)));

    private final List<String> compared = Collections.synchronizedList(new ArrayList<>());

    /** The hashes since the last call. */
    public List<String> take() {
        synchronized (compared) {
            var taken = List.copyOf(compared);
            compared.clear();
            return taken;
        }
    }

    PasswordEncoder count(PasswordEncoder encoder) {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return CHEAP.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                compared.add(Objects.requireNonNull(hash));
                return encoder.matches(password, hash);
            }
        };
    }
}
