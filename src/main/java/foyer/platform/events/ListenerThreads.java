package foyer.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The few threads of this node that hand events to listeners. Each looks by itself for what is due; that two never do
 * the same is the database's business. Without a listener there is no thread and no statement.
 */
@Component
class ListenerThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerThreads.class);

    /** Events noticed in one short transaction. */
    private static final int NOTICED_AT_ONCE = 5000;

    /** Tenants looked for at once. */
    private static final int DUE_AT_ONCE = 50;

    /** Events of one tenant in a row, before others have their turn. */
    private static final int IN_A_ROW = 20;

    /** Dead letters of one tenant in a row: they came late anyway, and what happens now is not to wait for them. */
    private static final int LETTERS_IN_A_ROW = 5;

    private final Map<String, EventListener> listeners;
    private final ListenerQueries places;
    private final DeadLetterQueries letters;
    private final EventHandling handling;
    private final EventWakes wakes;
    private final EventSettings settings;
    private final Set<ListenerQueries.Due> inHand = ConcurrentHashMap.newKeySet();
    private final List<Wake> sleepers = new ArrayList<>();
    private final List<NodeLoop> loops = new ArrayList<>();
    private volatile boolean running;

    ListenerThreads(
            List<EventListener> listeners,
            ListenerQueries places,
            DeadLetterQueries letters,
            EventHandling handling,
            EventWakes wakes,
            EventSettings settings) {
        // Two of one name would share a place, and each miss what the other got: toMap refuses that.
        this.listeners = listeners.stream().collect(Collectors.toMap(EventListener::name, Function.identity()));
        this.places = places;
        this.letters = letters;
        this.handling = handling;
        this.wakes = wakes;
        this.settings = settings;
    }

    /** At the start, and again to tell that they are still here. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void register() {
        listeners.keySet().forEach(places::register);
    }

    private void step(Wake wake) throws InterruptedException {
        noticeAll();
        var due = places.due(listeners.keySet(), DUE_AT_ONCE);
        // So that threads do not follow each other, and what cannot be read for one does not always come first.
        Collections.shuffle(due);
        var handled = 0;
        for (var one : due) {
            handled += handleSome(one);
        }
        for (var letter : letters.due(listeners.keySet(), DUE_AT_ONCE, LETTERS_IN_A_ROW)) {
            var tried = handling.deadLetter(listener(letter.listener()), letter.tenant(), letter.id());
            handled += tried ? 1 : 0;
        }
        wake.await(handled > 0 ? Duration.ZERO : settings.poll());
    }

    private void noticeAll() {
        while (running && places.notice(listeners.values(), NOTICED_AT_ONCE)) {
            LOG.debug("there is more to notice");
        }
    }

    /** How many went well. What fails as a whole (no connection) fails the step, and is tried again with it. */
    private int handleSome(ListenerQueries.Due due) {
        if (!inHand.add(due)) {
            return 0;
        }
        try {
            var handled = 0;
            while (running && handled < IN_A_ROW && handling.next(listener(due.listener()), due.tenant())) {
                handled++;
            }
            return handled;
        } finally {
            inHand.remove(due);
        }
    }

    private EventListener listener(String name) {
        return Objects.requireNonNull(listeners.get(name), name);
    }

    @Override
    public synchronized void start() {
        running = true;
        if (listeners.isEmpty()) {
            return;
        }
        register();
        for (var i = 1; i <= settings.listenerThreads(); i++) {
            var wake = wakes.reader();
            sleepers.add(wake);
            loops.add(new NodeLoop("listeners-" + i, settings.poll(), () -> step(wake)).start());
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        loops.forEach(loop -> NodeLoop.stop(loop, sleepers.toArray(Wake[]::new)));
        loops.clear();
        sleepers.forEach(wakes::forget);
        sleepers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
