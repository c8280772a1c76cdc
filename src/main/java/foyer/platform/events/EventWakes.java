package foyer.platform.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Who on this node waits for events: the sequencer for those just committed, readers for those just numbered. */
@Component
public class EventWakes {

    private final Wake committed = new Wake();
    private final List<Wake> readers = new CopyOnWriteArrayList<>();

    /** What the sequencer sleeps on. */
    Wake sequencer() {
        return committed;
    }

    /** What one more reader sleeps on. */
    public Wake reader() {
        var wake = new Wake();
        readers.add(wake);
        return wake;
    }

    /** Wakes it no more. */
    public void forget(Wake wake) {
        readers.remove(wake);
    }

    /** A transaction of this node committed events. */
    void committed() {
        committed.call();
    }

    /** Events got their positions, on this node or another. */
    void sequenced() {
        readers.forEach(Wake::call);
    }
}
