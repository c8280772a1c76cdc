package foyer.platform.mail;

import foyer.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one node of tests that come one after the other, started anew only for other settings. */
final class LastingMailNode implements AutoCloseable {

    private final ScriptedSmtp server;
    private final TestDatabase database;
    private List<String> settings = List.of();
    private @Nullable MailNode running;

    LastingMailNode(ScriptedSmtp server, TestDatabase database) {
        this.server = server;
        this.database = database;
    }

    /** The node with these settings, which may be that of the tests before. */
    MailNode with(String... wanted) {
        var same = running;
        if (same != null && settings.equals(List.of(wanted))) {
            return same;
        }
        close();
        settings = List.of(wanted);
        var begun = MailNode.sendingTo(server.port(), database, wanted);
        running = begun;
        return begun;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
