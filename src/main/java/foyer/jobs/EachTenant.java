package foyer.jobs;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work for one tenant after another, as Foyer itself: what fails for one keeps the others from nothing. */
public final class EachTenant {

    private static final int PAGE = 500;

    private EachTenant() {}

    /** What is done in each. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** The tenants after one in the order of their ids, so many at most; those of the start after null. */
    @FunctionalInterface
    public interface Pages {
        List<UUID> after(@Nullable UUID last, int most);
    }

    /** Does the work in all there are, however many, a page at a time; the first failure is thrown once all had their turn. */
    public static void ofPages(Pages pages, String name, Work work) throws Exception {
        Exception first = null;
        var tenants = pages.after(null, PAGE);
        while (!tenants.isEmpty()) {
            try {
                run(tenants, name, work);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                first = first == null ? e : first;
            }
            tenants = pages.after(tenants.getLast(), PAGE);
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Does the work in each; the first failure is thrown once all had their turn.
     *
     * @throws InterruptedException when the run is given up, before the next one's turn
     */
    public static void run(Collection<UUID> tenants, String name, Work work) throws Exception {
        Exception first = null;
        for (var tenant : tenants) {
            if (Thread.interrupted()) {
                throw new InterruptedException(name + " was given up");
            }
            try {
                CurrentCaller.call(Caller.system(tenant, name), () -> {
                    work.run();
                    return tenant;
                });
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
