package foyer.billing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Orders in which what a provider has told may come, each of it once or more. {@code -Dbilling.shuffles=500} tries more of
 * them, {@code -Dbilling.seed=…} the one that a failure has printed.
 */
final class Shuffles {

    private static final int COUNT = Integer.getInteger("billing.shuffles", 2);

    private Shuffles() {}

    /** Gives each of them, with its seed. */
    static <T> void of(List<T> told, BiConsumer<Long, List<T>> each) {
        var seed = Long.getLong("billing.seed");
        if (seed != null) {
            each.accept(seed, shuffled(told, new Random(seed)));
            return;
        }
        var seeds = new Random();
        for (var shuffle = 0; shuffle < COUNT; shuffle++) {
            var next = seeds.nextLong();
            each.accept(next, shuffled(told, new Random(next)));
        }
    }

    private static <T> List<T> shuffled(List<T> told, Random random) {
        var all = new ArrayList<>(told);
        told.stream().filter(_ -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }
}
