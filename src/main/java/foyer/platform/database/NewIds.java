package foyer.platform.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that have to be known before their row is written: UUIDs of version 7, as PostgreSQL's {@code uuidv7()} makes. */
public final class NewIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_BITS = 48;
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;

    private NewIds() {}

    /** An id that sorts among others by this moment, to the millisecond (RFC 9562, section 5.7). */
    public static UUID at(Instant moment) {
        var high = moment.toEpochMilli() << Long.SIZE - TIME_BITS | VERSION | RANDOM.nextInt(1 << 12);
        return new UUID(high, VARIANT | RANDOM.nextLong() >>> 2);
    }
}
