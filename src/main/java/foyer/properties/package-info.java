/** Properties to sell and to let: what they are, where they are, what they cost, and how far they have come. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "entitlements",
            "jobs",
            "files",
            "identity",
            "tenancy",
            "tenancy::teams",
            "records",
            "records::freezing",
            "transfer"
        })
@NullMarked
package foyer.properties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
