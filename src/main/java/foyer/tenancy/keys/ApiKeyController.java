package foyer.tenancy.keys;

import foyer.platform.crypto.Secret;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on API keys. */
@Controller
class ApiKeyController {

    private final ApiKeyQueries queries;
    private final ApiKeyService service;

    ApiKeyController(ApiKeyQueries queries, ApiKeyService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of {@code apiKeyCreate}, which alone tells the key itself. */
    record Created(@Nullable ApiKey apiKey, @Nullable Secret token) implements Payload {

        public @Nullable String secret() {
            return token == null ? null : token.reveal();
        }
    }

    /** The payload of {@code apiKeyRevoke}. */
    record Revoked(@Nullable ApiKey apiKey) implements Payload {}

    @QueryMapping
    @Nullable ApiKey apiKey(@Argument ApiKeyId id) {
        return queries.byIds(List.of(id.value())).get(id.value());
    }

    @QueryMapping
    Connection<ApiKey> apiKeys(PageRequest page) {
        return queries.page(page);
    }

    @MutationMapping
    Created apiKeyCreate(@Argument ApiKeyInputs.Create input) {
        var made = service.create(input);
        return new Created(made.key(), made.secret());
    }

    @MutationMapping
    Revoked apiKeyRevoke(@Argument ApiKeyInputs.Revoke input) {
        return new Revoked(service.revoke(input.id()));
    }
}
