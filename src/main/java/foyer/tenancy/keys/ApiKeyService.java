package foyer.tenancy.keys;

import static foyer.tenancy.keys.ApiKeyErrorCode.EXPIRES_AT_INVALID;
import static foyer.tenancy.keys.ApiKeyErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.tenancy.keys.ApiKeyErrorCode.NAME_INVALID;
import static foyer.tenancy.keys.ApiKeyErrorCode.NOT_FOUND;
import static foyer.tenancy.keys.ApiKeyErrorCode.PERMISSIONS_INVALID;
import static foyer.tenancy.keys.ApiKeyErrorCode.PERMISSION_FORBIDDEN;
import static foyer.tenancy.keys.ApiKeyErrorCode.TOO_MANY;

import foyer.audit.Audit;
import foyer.platform.crypto.OpaqueToken;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import foyer.tenancy.People;
import foyer.tenancy.actors.KeyChecks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes and revokes API keys (spec/identity.md, "API keys"). Nobody gives a key what they do not hold for all records. */
@Service
class ApiKeyService {

    static final String TYPE = "ApiKey";

    /** Whoever may make keys could make one that outlives every check: that is for people only. */
    private static final String FOR_PEOPLE = "API_KEYS_MANAGE";

    private static final int MOST_PERMISSIONS = 50;

    /** Of the secret's 43 characters, those that are shown. */
    private static final int SHOWN = 6;

    private static final int SECRET = 43;

    private final ApiKeyQueries queries;
    private final KeyChecks checks;
    private final ApiKeySettings settings;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    ApiKeyService(
            ApiKeyQueries queries,
            KeyChecks checks,
            ApiKeySettings settings,
            Idempotency idempotency,
            Audit audit,
            Events events,
            Transactions transactions,
            Clock clock) {
        this.queries = queries;
        this.checks = checks;
        this.settings = settings;
        this.idempotency = idempotency;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A key that was made.
     *
     * @param secret the key itself; null when it was told before
     */
    record Made(ApiKey key, @Nullable Secret secret) {}

    Made create(ApiKeyInputs.Create input) {
        var secret = new AtomicReference<@Nullable Secret>();
        return transactions.write(() -> {
            var id = idempotency.once("apiKeyCreate", input.idempotencyKey(), input, IDEMPOTENCY_KEY_REUSED, () -> {
                var token = OpaqueTokens.create("key", CurrentCaller.tenant());
                var made = insert(input, token);
                secret.set(token.text());
                return made.value();
            });
            return new Made(stored(new ApiKeyId(id)), secret.get());
        });
    }

    private ApiKeyId insert(ApiKeyInputs.Create input, OpaqueToken token) {
        var now = now();
        var name = name(input.name());
        var permissions = permissions(input.permissions());
        var expiresAt = expiresAt(input.expiresAt(), now);
        if (queries.lockAndCountLiving(now) >= settings.living()) {
            throw UserErrorException.of(TOO_MANY, settings.living());
        }
        var id = queries.insert(
                new ApiKeyQueries.NewKey(name, token, prefix(token.text()), permissions, maker(), now, expiresAt));
        audit.record(
                "api_key.create",
                TYPE,
                id.value(),
                Map.of("name", name, "permissions", permissions, "expiresAt", expiresAt));
        events.publish(new ApiKeyEvents.Created(id));
        return id;
    }

    /** Ends it on this node at once, and on the others within a second. */
    ApiKey revoke(ApiKeyId id) {
        var gone = new AtomicReference<byte @Nullable []>();
        var key = transactions.write(() -> {
            var hash = queries.revoke(id, now());
            var revoked = stored(id);
            if (hash != null) {
                audit.record("api_key.revoke", TYPE, id.value(), Map.of("name", revoked.name()));
                events.publish(new ApiKeyEvents.Revoked(id));
            }
            gone.set(hash);
            return revoked;
        });
        var hash = gone.get();
        if (hash != null) {
            checks.forget(CurrentCaller.tenant(), hash);
        }
        return key;
    }

    private ApiKey stored(ApiKeyId id) {
        var key = queries.byIds(List.of(id.value())).get(id.value());
        if (key == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return key;
    }

    private static String name(String given) {
        if (!People.isName(given)) {
            throw UserErrorException.at("name", NAME_INVALID, People.MAX_NAME);
        }
        return given.strip();
    }

    private static List<String> permissions(List<String> given) {
        if (given.isEmpty() || given.size() > MOST_PERMISSIONS) {
            throw UserErrorException.at("permissions", PERMISSIONS_INVALID, MOST_PERMISSIONS);
        }
        var problems = IntStream.range(0, given.size())
                .filter(i -> !mayGive(given.get(i)))
                .mapToObj(i -> Problem.of(PERMISSION_FORBIDDEN, "permissions." + i, given.get(i)))
                .toList();
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return given.stream().distinct().sorted().toList();
    }

    /** A key has no records of its own: a permission for some records only is none that it could have. */
    private static boolean mayGive(String permission) {
        var caller = CurrentCaller.actor();
        return caller.may(permission) && caller.scope(permission) == RecordScope.ALL && !permission.equals(FOR_PEOPLE);
    }

    private Instant expiresAt(@Nullable Instant given, Instant now) {
        var last = now.plus(settings.longest());
        if (given != null && (!given.isAfter(now) || given.isAfter(last))) {
            throw UserErrorException.at(
                    "expiresAt", EXPIRES_AT_INVALID, settings.longest().toDays());
        }
        return given == null ? last : given.truncatedTo(ChronoUnit.MICROS);
    }

    private static String prefix(Secret token) {
        var text = token.reveal();
        return text.substring(0, text.length() - SECRET + SHOWN);
    }

    /** The permission is none that anybody else has. */
    private static UUID maker() {
        if (CurrentCaller.actor() instanceof Actor.Member member) {
            return member.membership();
        }
        throw new IllegalStateException("is no member: " + CurrentCaller.actor().kind());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
