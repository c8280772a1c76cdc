package foyer.platform.graphql.socket;

import foyer.platform.graphql.transport.TenantHeader;
import foyer.platform.security.Caller;
import foyer.platform.security.Credentials;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a handshake tells of who opens a socket.
 *
 * @param caller as far as it is known without asking anybody
 * @param credentials what the handshake itself brings: a header of a server's, a browser's cookie
 */
record Peer(URI uri, HttpHeaders headers, Caller caller, Credentials credentials) {

    /** What the client brings to say who it is; what the first message says counts before what the handshake says. */
    Credentials credentials(ClientMessage.Init init) {
        return init.authorization() == null && init.ticket() == null
                ? credentials
                : new Credentials(init.authorization(), init.ticket(), credentials.cookie());
    }

    /** The tenant that the client believes to act in. */
    @Nullable String tenant(ClientMessage.Init init) {
        return init.tenant() == null ? headers.getFirst(TenantHeader.NAME) : init.tenant();
    }
}
