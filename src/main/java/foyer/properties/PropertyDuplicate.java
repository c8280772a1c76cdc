package foyer.properties;

import java.util.List;

/** Another property that may be the same one, and why. */
record PropertyDuplicate(Property property, List<PropertyDuplicateReason> reasons) {}
