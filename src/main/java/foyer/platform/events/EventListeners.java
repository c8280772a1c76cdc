package foyer.platform.events;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What listeners gave up on in the calling tenant, and a second chance for it. */
@Component
public class EventListeners {

    private final DeadLetterQueries letters;

    EventListeners(DeadLetterQueries letters) {
        this.letters = letters;
    }

    /** Events of the calling tenant that the listener gave up on, oldest first. */
    public List<DeadLetter> deadLetters(String listener, int limit) {
        return letters.ofCaller(listener, limit);
    }

    /**
     * Hands these dead letters of the calling tenant to their listeners again, with as many attempts as before. They
     * come after events that happened later, and are gone once they are handled.
     *
     * @return how many were dead and are no longer
     */
    @Transactional
    public int requeue(Collection<UUID> deadLetters) {
        return letters.requeue(deadLetters);
    }
}
