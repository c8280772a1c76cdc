package foyer.platform.database.embedded;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * A PostgreSQL server beside this JVM, on 127.0.0.1 only, with a password for its one superuser.
 *
 * <p>One JVM at a time has a server on a folder. The server outlives a JVM that is killed, and the next start on the
 * folder stops it first; no other process is ever signalled. What cannot be started or stopped is an
 * {@link EmbeddedServerException}.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ATTEMPTS = 3;

    private final FolderLock folder;
    private final Postmaster postmaster;
    private final String password;
    private final int port;
    private final boolean durable;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread stopAtExit = new Thread(this::stop, "embedded-postgresql-stop");

    private EmbeddedServer(FolderLock folder, Postmaster postmaster, String password, int port, boolean durable) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.password = password;
        this.port = port;
        this.durable = durable;
    }

    /** Starts a server and returns once it takes connections, stopping a left-over of a killed JVM before. */
    public static EmbeddedServer start(EmbeddedSettings settings) {
        try {
            var folder = settings.durable()
                    ? FolderLock.take(settings.data())
                    : ThrowawayFolder.take(settings.data(), settings.cache());
            try {
                return startIn(folder, settings);
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot prepare the embedded PostgreSQL in " + settings.data(), e);
        }
    }

    private static EmbeddedServer startIn(FolderLock folder, EmbeddedSettings settings) throws IOException {
        var binaries = Binaries.in(settings.cache());
        var cluster = new Cluster(folder.folder(), binaries);
        var postmaster = new Postmaster(binaries, cluster, settings.durable());
        postmaster.clearTheWay();
        cluster.createIfMissing(settings.durable());
        int port = startOnFreePort(cluster, postmaster, settings);
        var server = new EmbeddedServer(folder, postmaster, cluster.password().read(), port, settings.durable());
        if (!settings.durable()) {
            Runtime.getRuntime().addShutdownHook(server.stopAtExit);
        }
        return server;
    }

    /** Between the look for a free port and the server's listening on it another process may take it. */
    private static int startOnFreePort(Cluster cluster, Postmaster postmaster, EmbeddedSettings settings)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.keptOrNew(cluster.portFile());
            cluster.configure(settings, port);
            try {
                postmaster.start();
                return port;
            } catch (EmbeddedServerException e) {
                if (attempt == ATTEMPTS || Ports.isFree(port)) {
                    throw e;
                }
                log.info("Port {} was taken while PostgreSQL started; trying another", port);
            }
        }
    }

    public int port() {
        return port;
    }

    /** The JDBC address of a database of this server, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The superuser, whose own database of the same name always exists. */
    public String user() {
        return Cluster.SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** Stops the server, within a minute or with an exception; open connections are cut. A second call does nothing. */
    @Override
    public void close() {
        stop();
        if (durable) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs anyway and finds the server stopped.
        }
    }

    /** Lets a throw-away server stop with the JVM, but after its applications, whose last statements it still runs. */
    public void stopAfterApplications() {
        if (Runtime.getRuntime().removeShutdownHook(stopAtExit)) {
            SpringApplication.getShutdownHandlers().add(this::stop);
        }
    }

    private void stop() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (folder) {
            postmaster.stop();
            if (!durable) {
                ThrowawayFolder.giveBack(folder);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot clear away the embedded PostgreSQL", e);
        }
    }
}
