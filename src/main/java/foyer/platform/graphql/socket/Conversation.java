package foyer.platform.graphql.socket;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.TenantHeader;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One socket and what is said on it, by the protocol {@code graphql-transport-ws}. Its actor is resolved once, by the
 * first message, and the socket lives as long as what makes the actor: the session, not the token.
 *
 * <p>Messages of the client come one at a time, on the container's virtual thread; each operation has a virtual thread
 * of its own. A quiet socket has none.
 */
final class Conversation {

    private enum Phase {
        NEW,
        INITIALISING,
        READY
    }

    /** Bytes of {@code connection_init}, which holds a token at most; nobody answers for what came before it. */
    private static final long INIT_SIZE = 8_192;

    private final Peer peer;
    private final SocketParts parts;
    private final Outbox outbox;
    private final Incoming incoming;
    private final SocketOperations operations;
    private final List<Runnable> held = new ArrayList<>();
    private final long opened = System.nanoTime();
    private volatile Phase phase = Phase.NEW;
    private volatile long heard = opened;
    private volatile long pinged = opened;
    private volatile boolean over;
    private Caller caller;
    private @Nullable String tenant;
    private @Nullable Runnable silent;

    Conversation(Session session, Peer peer, SocketParts parts) {
        this.peer = peer;
        this.parts = parts;
        this.caller = peer.caller();
        this.outbox = new Outbox(session, parts.settings().sendTime(), this::tooSlow);
        this.incoming =
                new Incoming(Math.min(INIT_SIZE, parts.settings().messageSize().toBytes()));
        this.operations = new SocketOperations(parts, outbox);
    }

    /** Begins to count among those of its address that have said nothing yet, or is closed at once. */
    void open() {
        var share = parts.sockets().silent(caller);
        if (share == null) {
            close(CloseCode.TRY_AGAIN_LATER, "Too many sockets are silent: say connection_init on one first");
            return;
        }
        silent = share::close;
        hold(silent);
    }

    void heard() {
        heard = System.nanoTime();
    }

    void binary() {
        close(CloseCode.BAD_MESSAGE, "Messages are text");
    }

    /** A part of a message. */
    void text(String part, boolean last) {
        heard();
        if (over) {
            return;
        }
        try {
            var message = incoming.add(part, last);
            if (message != null) {
                take(parts.reads().read(message));
            }
        } catch (BadMessage e) {
            close(CloseCode.BAD_MESSAGE, e.text());
        } catch (IOException e) {
            // The socket is closed, or is about to be; nobody is left to be told.
            operations.end();
        }
    }

    private void take(ClientMessage message) throws IOException {
        switch (message) {
            case ClientMessage.Init init -> initialise(init);
            case ClientMessage.Subscribe subscribe -> subscribe(subscribe);
            case ClientMessage.Complete complete -> operations.end(complete.id());
            case ClientMessage.Ping ping -> outbox.send(parts.writes().pong(ping.payload()), () -> true);
            case ClientMessage.Pong _ -> heard();
        }
    }

    private void initialise(ClientMessage.Init init) throws IOException {
        if (phase != Phase.NEW) {
            close(CloseCode.SECOND_INIT, "Too many initialisation requests");
            return;
        }
        phase = Phase.INITIALISING;
        var actor = actor(init);
        if (actor == null || !isWithinShare(caller.as(actor))) {
            return;
        }
        caller = caller.as(actor);
        letGo(silent);
        incoming.allow(parts.settings().messageSize().toBytes());
        var watch = parts.sessions().watch(actor, () -> close(CloseCode.FORBIDDEN, "The session has ended"));
        hold(watch::close);
        phase = Phase.READY;
        outbox.send(ServerMessages.ACKNOWLEDGEMENT, () -> true);
    }

    /** Who the client is; null when the socket was closed for it. */
    private @Nullable Actor actor(ClientMessage.Init init) {
        var credentials = peer.credentials(init);
        tenant = peer.tenant(init);
        try {
            var actor = parts.callers().actor(credentials);
            if (actor instanceof Actor.Anonymous(var reason) && reason != Actor.Reason.MISSING) {
                close(CloseCode.FORBIDDEN, "UNAUTHENTICATED: " + reason);
                return null;
            }
            TenantHeader.check(tenant, actor);
            return actor;
        } catch (ApiException e) {
            close(CloseCode.FORBIDDEN, String.valueOf(e.extensions().getOrDefault("reason", e.code())));
        } catch (RuntimeException e) {
            close(CloseCode.TRY_AGAIN_LATER, parts.errors().of(e, caller).getMessage());
        }
        return null;
    }

    private boolean isWithinShare(Caller caller) {
        var share = parts.sockets().share(caller);
        if (share == null) {
            close(CloseCode.TRY_AGAIN_LATER, "Too many sockets are open: close one first");
            return false;
        }
        hold(share::close);
        return true;
    }

    private void subscribe(ClientMessage.Subscribe subscribe) throws IOException {
        if (phase != Phase.READY) {
            close(CloseCode.UNAUTHORIZED, "Unauthorized");
            return;
        }
        var request = new OperationRequest(peer.uri(), peer.headers(), subscribe.operation(), tenant, true);
        if (!operations.start(subscribe.id(), request, ofItsOwn(caller))) {
            close(CloseCode.DUPLICATE_ID, "Subscriber for " + subscribe.id() + " already exists");
        }
    }

    /** Each operation is a request of its own. */
    private static Caller ofItsOwn(Caller caller) {
        return new Caller(
                caller.actor(), UUID.randomUUID().toString(), caller.ip(), caller.userAgent(), caller.locale());
    }

    /** What time brings: a client that says nothing, or is there no longer. */
    void tick(long now) {
        var settings = parts.settings();
        if (phase == Phase.NEW && now - opened > settings.initTime().toNanos()) {
            close(CloseCode.INIT_TIMEOUT, "Connection initialisation timeout");
        } else if (now - heard > 2 * settings.pingEvery().toNanos()) {
            close(CloseCode.TRY_AGAIN_LATER, "No sign of life");
        } else if (now - pinged > settings.pingEvery().toNanos()) {
            pinged = now;
            Thread.ofVirtual().name("socket-ping").start(outbox::ping);
        }
    }

    private void tooSlow() {
        close(CloseCode.TRY_AGAIN_LATER, "The reader is too slow");
    }

    /** Whether the node may stop without cutting off an answer. */
    boolean isQuiet() {
        return phase != Phase.INITIALISING && operations.areStreams();
    }

    void close(CloseCode code, String reason) {
        if (release()) {
            Thread.ofVirtual().name("socket-close").start(() -> {
                outbox.close(code.because(reason));
                parts.sockets().remove(this);
            });
        }
    }

    /** The socket is closed, from whichever side. */
    void closed() {
        release();
        parts.sockets().remove(this);
    }

    /** Ends what runs and gives back what is held; whether this was the first time. */
    private boolean release() {
        List<Runnable> releases;
        synchronized (held) {
            if (over) {
                return false;
            }
            over = true;
            releases = List.copyOf(held);
            held.clear();
        }
        operations.end();
        releases.forEach(Runnable::run);
        return true;
    }

    /** Gives back one thing that was held, unless all was given back already. */
    private void letGo(@Nullable Runnable release) {
        synchronized (held) {
            if (release == null || !held.remove(release)) {
                return;
            }
        }
        release.run();
    }

    private void hold(Runnable release) {
        synchronized (held) {
            if (!over) {
                held.add(release);
                return;
            }
        }
        release.run();
    }
}
