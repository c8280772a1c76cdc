package foyer.platform.graphql.socket;

import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.live.SessionWatch;
import foyer.platform.graphql.transport.Callers;
import foyer.platform.graphql.transport.Operations;
import org.springframework.stereotype.Component;

/** What every socket works with. */
@Component
record SocketParts(
        Sockets sockets,
        Callers callers,
        Operations operations,
        LiveOperations live,
        SessionWatch sessions,
        ClientMessages reads,
        ServerMessages writes,
        Errors errors,
        LimitSettings limits,
        SocketSettings settings) {}
