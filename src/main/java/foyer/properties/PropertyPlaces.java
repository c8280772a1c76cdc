package foyer.properties;

import foyer.platform.time.TenantClock;
import foyer.properties.geo.GeoPoint;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts properties where their addresses are, for Foyer itself. Where people have put one it stays, also when they do so
 * while somebody is asked where it is (spec/properties.md, rules).
 */
@Component
public class PropertyPlaces {

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;
    private final BuildingQueries buildings;
    private final PropertyHistory history;
    private final TenantClock clock;

    PropertyPlaces(
            PropertyQueries queries,
            PropertyWriteQueries writes,
            BuildingQueries buildings,
            PropertyHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.buildings = buildings;
        this.history = history;
        this.clock = clock;
    }

    /** The address of a property that nobody has put anywhere; nothing unless a street of it is known. */
    public Optional<PropertyAddress> addressToFind(PropertyId id) {
        var property = queries.stored(id);
        return property == null ? Optional.empty() : Optional.ofNullable(findable(property));
    }

    private static @Nullable PropertyAddress findable(Property property) {
        var address = property.address();
        var known = address.street() != null
                && (address.city() != null || address.district() != null || address.postalCode() != null);
        return known && !property.archived() && property.locationSource() != PropertyLocationSource.MANUAL
                ? address
                : null;
    }

    /**
     * Puts the property where the address is, if it still has that and still nobody has put it anywhere.
     *
     * @return whether it is there now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(PropertyId id, PropertyAddress address, GeoPoint location) {
        var property = held(id);
        if (property == null || !address.equals(findable(property))) {
            return false;
        }
        if (!location.equals(property.location())) {
            writes.place(id, location, clock.now());
            buildings.shareHiddenPlace(id);
            history.geocoded(property, location);
        }
        return true;
    }

    /**
     * Takes the property from where another address of it was found, as nobody can say where this one is: if it still has it,
     * null for one that cannot be found, and people have not put it there. A property that is published stays so.
     *
     * @return whether it has that address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeAway(PropertyId id, @Nullable PropertyAddress address) {
        var property = held(id);
        if (property == null || property.archived() || !Objects.equals(address, findable(property))) {
            return false;
        }
        if (property.locationSource() == PropertyLocationSource.GEOCODED) {
            writes.place(id, null, clock.now());
            history.geocoded(property, null);
        }
        return true;
    }

    private @Nullable Property held(PropertyId id) {
        var held = writes.lock(id, PropertyQueries.WRITE);
        return held == null || held.frozen() ? null : queries.stored(id);
    }
}
