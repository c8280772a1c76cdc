package foyer.bench.server;

import foyer.platform.graphql.transport.Callers;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Runs an endpoint as the bearer of the request's token, checked as Foyer checks it. */
@Component
class SignedIn {

    private final Callers callers;

    SignedIn(Callers callers) {
        this.callers = callers;
    }

    <T> T call(HttpServletRequest request, String permission, Supplier<T> endpoint) {
        var actor = callers.actor(callers.credentials(request));
        if (!(actor instanceof Actor.Member)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        if (!actor.may(permission)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return CurrentCaller.call(callers.unknown(request).as(actor), endpoint::get);
    }
}
