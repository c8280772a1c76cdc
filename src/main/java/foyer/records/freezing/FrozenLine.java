package foyer.records.freezing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a stock stays active: those chosen first, then the oldest.
 *
 * @param from from which one on those are frozen that nobody has chosen; null for none
 * @param staying those chosen that stay active, in the order of their ids
 * @param over those chosen for which there is no room even so: the newest of them
 */
record FrozenLine(@Nullable UUID from, List<UUID> staying, List<UUID> over) {

    /** The same as long as the same records are frozen. */
    String mark() {
        return (from == null ? "" : from.toString()) + staying.hashCode() + over.hashCode();
    }
}
