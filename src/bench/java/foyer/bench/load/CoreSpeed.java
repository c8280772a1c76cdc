package foyer.bench.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** How fast a core of the machine is at this moment: one that is shared with others is not always as fast, and figures follow it. */
public final class CoreSpeed {

    private static final int MEGABYTES = 256;
    private static final byte[] MEGABYTE = new byte[1 << 20];

    private CoreSpeed() {}

    /** So many megabytes are hashed by SHA-256 in a second; the first time is for the compiler. */
    public static double megabytesASecond() {
        hash();
        var begin = System.nanoTime();
        hash();
        return MEGABYTES * (double) Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
    }

    private static void hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 0; i < MEGABYTES; i++) {
                digest.update(MEGABYTE);
            }
            digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
