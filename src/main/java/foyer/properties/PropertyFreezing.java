package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.entitlements.Limit;
import foyer.platform.events.Event;
import foyer.records.freezing.FrozenRows;
import foyer.records.freezing.StockFreezing;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Published properties beyond what the tenant's plan has room for are read-only, and the public does not see them until they
 * are thawed: they stay published, so that they come back as they were.
 */
@Component
class PropertyFreezing extends StockFreezing {

    PropertyFreezing(Parts parts) {
        super(
                new FrozenRows(
                        Property.TYPE,
                        PropertyId.PREFIX,
                        Limit.PROPERTIES_PUBLISHED,
                        PROPERTY.ID,
                        PropertyQueries.PUBLISHED,
                        () -> PropertyQueries.within(PropertyQueries.READ)),
                parts);
    }

    @Override
    protected Event changed(UUID job, int count) {
        return new PropertyBulkEvent(job, count);
    }
}
