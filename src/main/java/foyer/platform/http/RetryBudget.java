package foyer.platform.http;

/**
 * How many calls of a tenant to a vendor may be repeated: one for each ten that were made, and a few more after a quiet time. When
 * all fail, repeating them all would double the load of who can bear it least.
 */
final class RetryBudget {

    private static final int CALLS_FOR_A_RETRY = 10;
    private static final int MOST_RETRIES = 10;
    private static final int FULL = CALLS_FOR_A_RETRY * MOST_RETRIES;

    /** In tenths of a retry; a vendor that was just met has one. */
    private int left = CALLS_FOR_A_RETRY;

    synchronized void call() {
        left = Math.min(FULL, left + 1);
    }

    /** Takes one retry, if there is one. */
    synchronized boolean takes() {
        if (left < CALLS_FOR_A_RETRY) {
            return false;
        }
        left -= CALLS_FOR_A_RETRY;
        return true;
    }
}
