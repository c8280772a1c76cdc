package foyer.platform.database.embedded;

import java.nio.file.Path;

/**
 * How an embedded server is run.
 *
 * @param data the folder of a durable server; of a throwaway one, the folder below which it makes its own
 * @param cache where the server's programs are unpacked, once for all that run on this machine
 * @param durable whether what was committed survives a crash of the machine, and the folder the server
 * @param maxConnections how many connections the server takes, three of them reserved for its superuser
 */
public record EmbeddedSettings(Path data, Path cache, boolean durable, int maxConnections) {
    private static final int DURABLE_CONNECTIONS = 40;
    private static final int THROWAWAY_CONNECTIONS = 300;
    private static final int FEWEST_CONNECTIONS = 5;

    public EmbeddedSettings {
        if (maxConnections < FEWEST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "An embedded server needs at least " + FEWEST_CONNECTIONS + " connections, not " + maxConnections);
        }
    }

    /** For running Foyer: the data in this folder is kept, under the same port and password. */
    public static EmbeddedSettings durable(Path data) {
        return new EmbeddedSettings(data, CacheFolder.standard(), true, DURABLE_CONNECTIONS);
    }

    /** For tests and code generation: fast, in a new folder below this one, deleted when the server is closed. */
    public static EmbeddedSettings throwaway(Path folder) {
        return new EmbeddedSettings(folder, CacheFolder.standard(), false, THROWAWAY_CONNECTIONS);
    }
}
