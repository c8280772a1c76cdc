package foyer.platform.graphql.live;

import foyer.platform.graphql.transport.EachPeriod;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ends what stays open for an actor who is no longer what they were: the session was revoked or moved to another tenant,
 * the role changed, the membership or the tenant was suspended (spec/platform.md, "Events and subscriptions": within a
 * second, on every node). All connections of the node are asked for together, one statement for many of them. While the
 * database is away nobody is cut off: what it does not say is not known.
 */
@Component
public class SessionWatch extends EachPeriod {

    private static final Logger log = LoggerFactory.getLogger(SessionWatch.class);

    static final Duration PERIOD = Duration.ofMillis(400);
    private static final int AT_ONCE = 1_000;

    private final ObjectProvider<Authenticator> authenticator;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private boolean blind;

    SessionWatch(ObjectProvider<Authenticator> authenticator) {
        super("session-watch", PERIOD);
        this.authenticator = authenticator;
    }

    /** Something that is open for an actor; closed when it is open no longer. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private final class Watched implements Watch {

        private final Actor actor;
        private final Runnable over;

        Watched(Actor actor, Runnable over) {
            this.actor = actor;
            this.over = over;
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }

    /**
     * Watches the actor until the watch is closed.
     *
     * @param over called at most once; must not block
     */
    public Watch watch(Actor actor, Runnable over) {
        var watch = new Watched(actor, over);
        if (!(actor instanceof Actor.Anonymous)) {
            watched.add(watch);
        }
        return watch;
    }

    @Override
    protected void step() {
        var actors = new HashSet<Actor>();
        watched.forEach(watch -> actors.add(watch.actor));
        if (actors.isEmpty()) {
            return;
        }
        try {
            var changed = changed(new ArrayList<>(actors));
            blind = false;
            if (!changed.isEmpty()) {
                end(changed);
            }
        } catch (RuntimeException e) {
            if (!blind) {
                log.warn(
                        "sessions of open connections cannot be looked at, which stay open meanwhile: {}",
                        e.toString());
            }
            blind = true;
        }
    }

    private Set<Actor> changed(List<Actor> actors) {
        var changed = new HashSet<Actor>();
        for (var from = 0; from < actors.size(); from += AT_ONCE) {
            var some = actors.subList(from, Math.min(actors.size(), from + AT_ONCE));
            changed.addAll(authenticator.getObject().changed(some));
        }
        return changed;
    }

    private void end(Set<Actor> changed) {
        var over =
                watched.stream().filter(watch -> changed.contains(watch.actor)).toList();
        for (var watch : over) {
            if (watched.remove(watch)) {
                watch.over.run();
            }
        }
    }
}
