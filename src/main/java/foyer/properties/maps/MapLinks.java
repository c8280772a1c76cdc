package foyer.properties.maps;

import foyer.files.ServerAddress;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes links by which anybody sees one map; costs no statement and no call. The link to a map is the same for a while, so
 * that browsers show again what they have.
 */
@Component
class MapLinks {

    static final String PATH = "/maps/";

    private final MapboxGateway gateway;
    private final MapboxSettings settings;
    private final MapTokens tokens;
    private final ServerAddress server;
    private final TenantClock clock;

    MapLinks(
            MapboxGateway gateway, MapboxSettings settings, MapTokens tokens, ServerAddress server, TenantClock clock) {
        this.gateway = gateway;
        this.settings = settings;
        this.tokens = tokens;
        this.server = server;
        this.clock = clock;
    }

    /**
     * The link for a tenant; null where there is nobody to draw the map, or no map of the place.
     *
     * @throws ApiException BAD_USER_INPUT for a size or a zoom that is not drawn
     */
    @Nullable String of(UUID tenant, MapView view) {
        if (!view.isDrawable()) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT, "properties.mapShape", MapView.LARGEST, MapView.CLOSEST);
        }
        if (!gateway.isOn() || !view.isOnMap()) {
            return null;
        }
        var token = tokens.write(new MapToken(tenant, view, expiry(tenant)));
        return server.forClient() + PATH + token;
    }

    /** The end of the period after this one. */
    private Instant expiry(UUID tenant) {
        var period = settings.linkTime().toSeconds();
        return Instant.ofEpochSecond((clock.now(tenant).getEpochSecond() / period + 2) * period);
    }
}
