package foyer.entitlements;

import java.util.List;
import org.springframework.stereotype.Component;

/** What was agreed with the tenant acted in beyond its plan, for whoever runs the platform; {@link Claims} writes it. */
@Component
public class ClaimOverrides {

    private final ClaimOverrideQueries queries;

    ClaimOverrides(ClaimOverrideQueries queries) {
        this.queries = queries;
    }

    /** Each feature and limit once at most, by name; those that have ended too. */
    public List<ClaimOverride> all() {
        return queries.all();
    }
}
