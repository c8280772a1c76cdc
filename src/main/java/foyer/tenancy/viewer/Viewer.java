package foyer.tenancy.viewer;

import foyer.identity.Session;
import foyer.identity.User;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the caller is and what they may do, as the schema shows it. */
record Viewer(
        @Nullable User user,
        @Nullable Session session,
        @Nullable Membership membership,
        @Nullable Tenant tenant,
        List<String> permissions) {}
