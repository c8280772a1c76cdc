package foyer.platform.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Ids that have to be known before their row is written: UUIDs of version 7, as PostgreSQL's {@code uuidv7()} makes. */
public final class NewIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_BITS = 48;
    private static final int RANDOM_BITS = 12;
    private static final int VARIANT_BITS = 2;
    private static final long VERSION = 7L << RANDOM_BITS;
    private static final long VARIANT = 1L << (Long.SIZE - 1);

    private NewIds() {}

    /** An id that sorts among others by this moment, to the millisecond (RFC 9562, section 5.7). */
    public static UUID at(Instant moment) {
        var time = moment.toEpochMilli() << (Long.SIZE - TIME_BITS);
        var high = time | VERSION | RANDOM.nextInt(1 << RANDOM_BITS);
        return new UUID(high, VARIANT | (RANDOM.nextLong() >>> VARIANT_BITS));
    }

    /**
     * Ids that sort in this order among each other (RFC 9562, section 6.2, method 1).
     *
     * @param count at most 4096
     */
    public static List<UUID> inOrder(Instant moment, int count) {
        if (count > 1 << RANDOM_BITS) {
            throw new IllegalArgumentException("too many ids of one moment: " + count);
        }
        var time = moment.toEpochMilli() << (Long.SIZE - TIME_BITS);
        var ids = new ArrayList<UUID>(count);
        for (var i = 0; i < count; i++) {
            ids.add(new UUID(time | VERSION | i, VARIANT | (RANDOM.nextLong() >>> VARIANT_BITS)));
        }
        return ids;
    }
}
