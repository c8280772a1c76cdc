package foyer.entitlements;

import java.util.Arrays;
import java.util.List;

/** What a tenant has or has not: a module each, and single abilities. Each plan names those that it has. */
public enum Feature {
    MODULE_LEADS,
    MODULE_PROPERTIES,
    MODULE_CRM,
    MODULE_ACCOUNTING,
    MODULE_PROPOSALS,
    MODULE_ORDERS,
    MODULE_EVIDENCE,
    MODULE_INTEGRATIONS,
    MODULE_ANALYTICS,
    MODULE_ASSISTANT,
    AI_ACCESS,
    AI_REPORTS,
    BULK_EXPORT;

    private static final String MODULE = "MODULE_";

    /** The features that are modules, in the schema's order. */
    public static List<Feature> modules() {
        return Arrays.stream(values())
                .filter(feature -> feature.name().startsWith(MODULE))
                .toList();
    }

    /** The feature of a module by its name in the schema, {@code "LEADS"}. */
    public static Feature ofModule(String module) {
        return valueOf(MODULE + module);
    }

    /** The module's name in the schema. */
    public String module() {
        return name().substring(MODULE.length());
    }
}
