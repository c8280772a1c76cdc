package foyer.platform.security;

import org.jspecify.annotations.Nullable;

/** Tells who a request's credentials belong to; tenancy implements it, since it knows users and tenants. */
public interface Authenticator {

    /**
     * The actor of these credentials. Never refuses: missing, bad or ended credentials make an
     * {@link Actor.Anonymous} with the reason, and the fields that need more answer for themselves.
     *
     * @param authorization the header {@code Authorization}, or null
     */
    Actor authenticate(@Nullable String authorization);
}
