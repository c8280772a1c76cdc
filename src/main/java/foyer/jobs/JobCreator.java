package foyer.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who made a job, as {@link foyer.platform.security.Actor#kind()} and {@code id()} tell it. */
public record JobCreator(String kind, @Nullable UUID id) {

    static final String SYSTEM = "SYSTEM";
}
