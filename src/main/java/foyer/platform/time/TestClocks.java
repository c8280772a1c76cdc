package foyer.platform.time;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants whose business time is set by hand; billing implements it, since it walks through a year in a test. */
public interface TestClocks {

    /** The moment at which the tenant's business stands, or null when it runs with the real time. */
    @Nullable Instant of(UUID tenant);
}
