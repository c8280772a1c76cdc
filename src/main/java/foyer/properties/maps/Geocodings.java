package foyer.properties.maps;

import static foyer.properties.maps.PropertyGeocodingState.ANSWERED;
import static foyer.properties.maps.PropertyGeocodingState.OFF;
import static foyer.properties.maps.PropertyGeocodingState.UNAVAILABLE;

import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.http.OutboundException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.properties.geo.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers where addresses are and what addresses places have: from what the vendor has said to this tenant before, or by
 * asking it, outside of any transaction and so many times a minute.
 */
@Component
class Geocodings {

    private static final TypeReference<List<PropertyGeocodedPlace>> PLACES = new TypeReference<>() {};
    private static final Rate OF_TENANT = new Rate(120, Duration.ofMinutes(1));
    private static final int SHORTEST = 1;
    private static final int LONGEST = 200;

    private final MapboxGateway gateway;
    private final GeocodingQueries queries;
    private final MapboxSettings settings;
    private final RateLimits limits;
    private final Transactions transactions;
    private final TenantClock clock;
    private final JsonMapper json;

    Geocodings(
            MapboxGateway gateway,
            GeocodingQueries queries,
            MapboxSettings settings,
            RateLimits limits,
            Transactions transactions,
            TenantClock clock,
            JsonMapper json) {
        this.gateway = gateway;
        this.queries = queries;
        this.settings = settings;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    PropertyGeocoding forward(String address, @Nullable String country) {
        var asked = address.strip();
        var length = asked.codePointCount(0, asked.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.geocodedAddress", SHORTEST, LONGEST);
        }
        return answered(
                "forward " + country + " " + asked.toLowerCase(Locale.ROOT), () -> gateway.forward(asked, country));
    }

    PropertyGeocoding reverse(GeoPoint point) {
        if (!point.onEarth()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterShape", "location");
        }
        return answered("reverse " + point.lat() + " " + point.lng(), () -> gateway.reverse(point));
    }

    private PropertyGeocoding answered(String question, Supplier<List<PropertyGeocodedPlace>> ask) {
        if (!gateway.isOn()) {
            return new PropertyGeocoding(OFF, List.of());
        }
        var now = clock.now();
        var digest = digest(question);
        var kept = queries.find(digest, now);
        if (kept != null) {
            return new PropertyGeocoding(ANSWERED, json.readValue(kept, PLACES));
        }
        limits.take(RateKey.of("geocoding.tenant", CurrentCaller.tenant().toString()), OF_TENANT);
        try {
            var places = ask.get();
            transactions.run(
                    () -> queries.keep(digest, json.writeValueAsString(places), now, now.plus(settings.kept())));
            return new PropertyGeocoding(ANSWERED, places);
        } catch (OutboundException | JacksonException _) {
            return new PropertyGeocoding(UNAVAILABLE, List.of());
        }
    }

    private static byte[] digest(String question) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
