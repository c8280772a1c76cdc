package foyer.tenancy.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation may be used, and why, as the schema shows it.
 *
 * @param fix the least that would let the caller use it; null when they may
 */
record AccessExplanation(
        boolean allowed,
        List<AccessReason> reasons,
        @Nullable String fix) {}
