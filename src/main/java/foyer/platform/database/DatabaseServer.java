package foyer.platform.database;

import foyer.platform.database.embedded.EmbeddedServer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that Foyer runs on, embedded or given, as its owner reaches it.
 *
 * @param url JDBC address without credentials
 * @param embedded the server to stop with the application, null for one that was given
 */
record DatabaseServer(
        String url, String user, String password, @Nullable EmbeddedServer embedded) implements AutoCloseable {

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
