package foyer.platform.events;

import java.util.Set;

/**
 * The durable way in which a module reacts to what happened: a bean gets each event of its types at least once, however
 * often nodes die, and an effect in the database exactly once (ADR 006). A listener begins with the events after its
 * first start.
 */
public interface EventListener {

    /** What its place in the log is kept under, {@code "leads.notify"}: never changed, and no other listener's. */
    String name();

    /**
     * The types of events that it wants, {@code "lead.created"}. While nodes of two versions run, either may skip what
     * only the other wants: a listener that wants more gets a new name.
     */
    Set<String> types();

    /**
     * Handles one event, as Foyer itself in the event's tenant, in a transaction with its place in the log. Events of a
     * tenant come one at a time and in order of position. Whatever it throws undoes the transaction, and the event comes
     * again after a pause; so does one whose transaction PostgreSQL gave up, hence effects elsewhere must bear
     * repetition. It must not wait for anything: it holds a connection.
     */
    void on(SequencedEvent event);
}
