package foyer.platform.graphql.access;

import foyer.platform.graphql.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that decides about an operation, and how it stands.
 *
 * @param refusal what is raised for it; null when it is as it has to be
 * @param subject the module, the role, the permission or the limit that is asked for; empty for what has no name
 */
public record AccessFinding(AccessKind kind, @Nullable ApiException refusal, String subject) {

    /** One of something that has no name. */
    public AccessFinding(AccessKind kind, @Nullable ApiException refusal) {
        this(kind, refusal, "");
    }

    public boolean ok() {
        return refusal == null;
    }
}
