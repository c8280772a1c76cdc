package foyer.properties.maps;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyId;
import foyer.properties.PropertyPlaces;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes a job that finds a property which has come with an address or has another one, where there is a vendor of maps. */
@Component
class GeocodingStart implements EventListener {

    private static final String ADDRESS = "address.";

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
        return Set.of(PropertyEvents.CREATED, PropertyEvents.UPDATED);
    }

    @Override
    public void on(SequencedEvent event) {
        var id = new PropertyId(event.entityId());
        if (!gateway.isOn() || !isOfAddress(event) || places.addressToFind(id).isEmpty()) {
            return;
        }
        // Another one for each address: one that is under way may have asked for the address of before.
        var key = event.entityId() + ":" + event.payload().get("version");
        jobs.enqueue(NewJob.of(GeocodingJob.TYPE, new GeocodingJob.Input(event.entityId()))
                .uniqueKey(key));
    }

    private static boolean isOfAddress(SequencedEvent event) {
        return event.type().equals(PropertyEvents.CREATED)
                || (event.payload().get("changedFields") instanceof Collection<?> fields
                        && fields.stream()
                                .anyMatch(field -> String.valueOf(field).startsWith(ADDRESS)));
    }
}
