/** Leads: people and companies who may become customers, and the pipelines that they move through. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "entitlements",
            "jobs",
            "files",
            "tenancy",
            "tenancy::onboarding",
            "tenancy::teams",
            "records",
            "properties",
            "properties::geo",
            "records::fields",
            "records::freezing",
            "records::owning",
            "records::tags",
            "records::views",
            "transfer",
            "transfer::table"
        })
@NullMarked
package foyer.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
