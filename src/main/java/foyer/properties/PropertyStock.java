package foyer.properties;

import foyer.entitlements.Limit;
import foyer.entitlements.StockSource;
import org.springframework.stereotype.Component;

/** Properties as the tenant's plan counts them: those that are published, frozen ones too. */
@Component
class PropertyStock implements StockSource {

    private final PropertyQueries properties;

    PropertyStock(PropertyQueries properties) {
        this.properties = properties;
    }

    @Override
    public Limit limit() {
        return Limit.PROPERTIES_PUBLISHED;
    }

    @Override
    public long count() {
        return properties.countPublished();
    }
}
