package foyer.platform.limits;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what each owner holds open on this node, so that nobody takes more than their share. */
public final class Shares {

    private final Map<Object, Integer> held = new ConcurrentHashMap<>();

    /** One of an owner's share; given back when it is closed. */
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /** One more for the owner, to be closed once; null when they hold so many already. */
    public @Nullable Share take(Object owner, int most) {
        var taken = new boolean[1];
        held.compute(owner, (_, count) -> {
            var before = count == null ? 0 : count;
            taken[0] = before < most;
            return taken[0] ? before + 1 : count;
        });
        return taken[0] ? () -> giveBack(owner) : null;
    }

    /** One more for the caller: a person, key or agent, wherever they are, or the address of whoever is not known. */
    public @Nullable Share take(Caller caller, int most, int mostOfAddress) {
        var actor = caller.actor();
        if (actor instanceof Actor.Anonymous) {
            return take(address(caller), mostOfAddress);
        }
        Object owner = actor.userId() == null ? actor : actor.userId();
        return take(owner, most);
    }

    /** Who owns what is open before it is known whose it is. */
    public static String address(Caller caller) {
        return String.valueOf(caller.ip());
    }

    /** Whether the owner holds so many already. */
    public boolean isTaken(Object owner, int most) {
        return held.getOrDefault(owner, 0) >= most;
    }

    private void giveBack(Object owner) {
        held.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
    }
}
