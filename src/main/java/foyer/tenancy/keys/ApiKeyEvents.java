package foyer.tenancy.keys;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to an API key. */
sealed interface ApiKeyEvents extends Event {

    ApiKeyId key();

    @Override
    default String entityType() {
        return ApiKeyService.TYPE;
    }

    @Override
    default UUID entityId() {
        return key().value();
    }

    /** A key was made. */
    record Created(ApiKeyId key) implements ApiKeyEvents {
        @Override
        public String type() {
            return "api_key.created";
        }
    }

    /** It opens nothing any more. */
    record Revoked(ApiKeyId key) implements ApiKeyEvents {
        @Override
        public String type() {
            return "api_key.revoked";
        }
    }
}
