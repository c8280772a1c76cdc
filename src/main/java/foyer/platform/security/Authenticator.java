package foyer.platform.security;

import java.util.Collection;
import java.util.Set;

/** Tells who a request's credentials belong to; tenancy implements it, since it knows users and tenants. */
public interface Authenticator {

    /**
     * The actor of these credentials. Never refuses: missing, bad or ended credentials make an
     * {@link Actor.Anonymous} with the reason, and the fields that need more answer for themselves.
     */
    Actor authenticate(Credentials credentials);

    /**
     * Of these actors, those that are no longer what they were: their session has ended or moved, their role changed,
     * their membership or tenant was suspended. What they hold open has to be closed. One statement for all of them,
     * and never an older answer than this call.
     */
    Set<Actor> changed(Collection<? extends Actor> actors);
}
