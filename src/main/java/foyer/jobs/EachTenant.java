package foyer.jobs;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.UUID;

/** Work for one tenant after another, as Foyer itself: what fails for one keeps the others from nothing. */
public final class EachTenant {

    private EachTenant() {}

    /** What is done in each. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does the work in each; the first failure is thrown once all had their turn. */
    public static void run(Collection<UUID> tenants, String name, Work work) throws Exception {
        Exception first = null;
        for (var tenant : tenants) {
            try {
                CurrentCaller.call(Caller.system(tenant, name), () -> {
                    work.run();
                    return tenant;
                });
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
