package foyer.records.freezing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come: all are frozen that are to be, and then all thawed that are to be.
 *
 * @param after the record that it has come to, of the part that it is at; null at its beginning
 * @param changed how many it has frozen and thawed
 */
record Settled(boolean thawing, boolean done, @Nullable UUID after, long changed) {

    static final Settled NOTHING = new Settled(false, false, null, 0);

    /** Some were frozen, of those there are more when there is a last one. */
    Settled frozen(@Nullable UUID last, int count) {
        return new Settled(last == null, false, last, changed + count);
    }

    /** Some were thawed, of those there are more when there is a last one. */
    Settled thawed(@Nullable UUID last, int count) {
        return new Settled(true, last == null, last, changed + count);
    }
}
