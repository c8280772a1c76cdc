package foyer.platform.graphql.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket as the container sees it: hands on what comes in. */
final class SocketEndpoint extends Endpoint {

    private static final Logger log = LoggerFactory.getLogger(SocketEndpoint.class);

    private final Peer peer;
    private final SocketParts parts;
    private @Nullable Conversation conversation;

    SocketEndpoint(Peer peer, SocketParts parts) {
        this.peer = peer;
        this.parts = parts;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        var opened = new Conversation(session, peer, parts);
        conversation = opened;
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) opened::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (_, _) -> opened.binary());
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) _ -> opened.heard());
        parts.sockets().add(opened);
        opened.open();
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (conversation != null) {
            conversation.closed();
        }
    }

    /** Peers go away in many ways, of which none is a defect of ours; {@link #onClose} follows. */
    @Override
    public void onError(Session session, Throwable failure) {
        log.debug("socket {}", session.getId(), failure);
    }
}
