package foyer.properties.maps;

import static foyer.properties.maps.GeocodingOutcome.State.GIVEN_UP;
import static foyer.properties.maps.GeocodingOutcome.State.LATER;
import static foyer.properties.maps.GeocodingOutcome.State.OFF;
import static foyer.properties.maps.GeocodingOutcome.State.OVERTAKEN;
import static foyer.properties.maps.GeocodingOutcome.State.PLACED;
import static foyer.properties.maps.GeocodingOutcome.State.UNKNOWN;

import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobPriority;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.properties.PropertyAddress;
import foyer.properties.PropertyId;
import foyer.properties.PropertyPlaces;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Internal jobs {@code properties.geocode}: asks the vendor of maps where a property is by its address, and puts it there
 * unless people have put it somewhere meanwhile; one that nobody finds is nowhere. A vendor that does not answer is asked again after pauses, and then no
 * more. So many a minute of a tenant: half of what its people may ask, who thus never wait for what was imported.
 */
@Component
class GeocodingJob implements JobHandler<GeocodingJob.Input, GeocodingOutcome> {

    static final String TYPE = "properties.geocode";
    static final int ATTEMPTS = 8;

    private static final Rate OF_TENANT = new Rate(60, Duration.ofMinutes(1));
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 2;
    private static final int LINE = 200;

    private final Geocodings geocodings;
    private final PropertyPlaces places;
    private final RateLimits limits;
    private final ObjectProvider<Jobs> jobs;
    private final TenantClock clock;

    GeocodingJob(
            Geocodings geocodings,
            PropertyPlaces places,
            RateLimits limits,
            ObjectProvider<Jobs> jobs,
            TenantClock clock) {
        this.geocodings = geocodings;
        this.places = places;
        this.limits = limits;
        // Those who make jobs know all handlers.
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Which property. */
    record Input(UUID property) {}

    @Override
    public JobDefinition<Input, GeocodingOutcome> definition() {
        return new JobDefinition<>(
                TYPE,
                Input.class,
                GeocodingOutcome.class,
                true,
                false,
                null,
                ATTEMPTS,
                LONGEST,
                AT_ONCE,
                JobPriority.LOW,
                true,
                null,
                Set.of(),
                null);
    }

    @Override
    public GeocodingOutcome run(JobRun run, Input input) {
        var id = new PropertyId(input.property());
        var address = places.addressToFind(id).orElse(null);
        if (address == null) {
            return new GeocodingOutcome(OVERTAKEN);
        }
        if (!limits.takes(RateKey.of("geocoding.jobs", CurrentCaller.tenant().toString()), OF_TENANT)) {
            return later(run, input);
        }
        try {
            var answer = geocodings.forward(line(address), address.country());
            return switch (answer.state()) {
                case ANSWERED -> put(run, id, address, answer.places());
                case OFF -> takenAway(run, id, address, OFF);
                case UNAVAILABLE -> unavailable(run, id, address);
            };
        } catch (ApiException e) {
            if (e.code() == ApiErrorCode.RATE_LIMITED) {
                return later(run, input);
            }
            throw e;
        }
    }

    private GeocodingOutcome put(
            JobRun run, PropertyId id, PropertyAddress address, List<PropertyGeocodedPlace> found) {
        // A town's middle is no place for a house.
        var place = found.stream().filter(one -> one.address().street() != null).findFirst();
        if (place.isEmpty()) {
            return takenAway(run, id, address, UNKNOWN);
        }
        boolean there = run.write(
                null,
                JobProgress.of(1, 1),
                () -> places.put(id, address, place.get().location()));
        return new GeocodingOutcome(there ? PLACED : OVERTAKEN);
    }

    private GeocodingOutcome unavailable(JobRun run, PropertyId id, PropertyAddress address) {
        if (run.attempt() < ATTEMPTS) {
            throw JobFailure.retryable(GeocodingFailure.UNAVAILABLE);
        }
        return takenAway(run, id, address, GIVEN_UP);
    }

    /** Where it was found by the address of before it is no more. */
    private GeocodingOutcome takenAway(
            JobRun run, PropertyId id, PropertyAddress address, GeocodingOutcome.State state) {
        boolean still = run.write(null, JobProgress.of(1, 1), () -> places.takeAway(id, address));
        return new GeocodingOutcome(still ? state : OVERTAKEN);
    }

    /** No attempt of this one: it may have to wait for many before it. */
    private GeocodingOutcome later(JobRun run, Input input) {
        run.write(
                null,
                JobProgress.NONE,
                () -> jobs.getObject()
                        .enqueue(NewJob.of(TYPE, input).runAt(clock.now().plus(PAUSE))));
        return new GeocodingOutcome(LATER);
    }

    private static String line(PropertyAddress address) {
        var line = Stream.of(address.street(), address.district(), address.city(), address.postalCode())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return line.codePoints()
                .limit(LINE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
