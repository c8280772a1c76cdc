package foyer.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The hashes that passwords were compared with, so that tests can tell what work was done without timing it. */
public final class PasswordChecks {

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
                return encoder.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                compared.add(Objects.requireNonNull(hash));
                return encoder.matches(password, hash);
            }
        };
    }
}
