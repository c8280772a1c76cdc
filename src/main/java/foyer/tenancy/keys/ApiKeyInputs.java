package foyer.tenancy.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on API keys. */
final class ApiKeyInputs {

    private ApiKeyInputs() {}

    record Create(
            String name,
            List<String> permissions,
            @Nullable Instant expiresAt,
            @Nullable String idempotencyKey) {}

    record Revoke(ApiKeyId id) {}
}
