package foyer.platform.security;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor of the running operation and where the request came from. Bound to the operation's thread by
 * {@link CurrentCaller}; the database takes tenant and user from here, so code never passes them along.
 */
public record Caller(
        Actor actor,
        String requestId,
        @Nullable String ip,
        @Nullable String userAgent,
        Locale locale) {

    /** The same request, acting as somebody else: sign-up becomes the owner that it has just made. */
    public Caller as(Actor other) {
        return new Caller(other, requestId, ip, userAgent, locale);
    }

    /** Foyer itself at work in a tenant, outside any request. */
    public static Caller system(UUID tenant, String name) {
        return new Caller(new Actor.System(tenant, name), UUID.randomUUID().toString(), null, null, Locale.ENGLISH);
    }
}
