package foyer.properties.maps;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyId;
import foyer.properties.PropertyPlaces;
import foyer.properties.PropertyStatus;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes a job that finds a property which has come with an address, has another one or is back from the archive, where there is a vendor of maps. An
 * address that nobody could find leaves no place behind that the one before was found at.
 */
@Component
class GeocodingStart implements EventListener {

    /** What a vendor is asked by. */
    private static final Set<String> ASKED_BY =
            Set.of("address.street", "address.district", "address.city", "address.postalCode", "address.country");

    private final MapboxGateway gateway;
    private final PropertyPlaces places;
    private final Jobs jobs;

    GeocodingStart(MapboxGateway gateway, PropertyPlaces places, Jobs jobs) {
        this.gateway = gateway;
        this.places = places;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "properties.geocoding";
    }

    @Override
    public Set<String> types() {
        return Set.of(PropertyEvents.CREATED, PropertyEvents.UPDATED, PropertyEvents.STATUS_CHANGED);
    }

    @Override
    public void on(SequencedEvent event) {
        var id = new PropertyId(event.entityId());
        if (!isOfAddress(event)) {
            return;
        }
        var address = places.addressToFind(id);
        if (!gateway.isOn() || address.isEmpty()) {
            if (event.type().equals(PropertyEvents.UPDATED) || (isBack(event) && address.isEmpty())) {
                places.takeAway(id, address.orElse(null));
            }
            return;
        }
        // Another one for each address: one that is under way may have asked for the address of before.
        var key = event.entityId() + ":" + event.payload().get("version");
        jobs.enqueue(NewJob.of(GeocodingJob.TYPE, new GeocodingJob.Input(event.entityId()))
                .uniqueKey(key));
    }

    /** While it was archived nobody was asked for it: it may have had another address when it was. */
    private static boolean isBack(SequencedEvent event) {
        return event.type().equals(PropertyEvents.STATUS_CHANGED)
                && PropertyStatus.ARCHIVED.name().equals(event.payload().get(PropertyEvents.FROM));
    }

    private static boolean isOfAddress(SequencedEvent event) {
        return event.type().equals(PropertyEvents.CREATED)
                || isBack(event)
                || (event.payload().get(PropertyEvents.CHANGED_FIELDS) instanceof Collection<?> fields
                        && fields.stream().map(String::valueOf).anyMatch(ASKED_BY::contains));
    }
}
