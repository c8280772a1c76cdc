package foyer.properties.maps;

import foyer.platform.database.Transactions;
import foyer.platform.http.OutboundException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Maps as pictures, for the tenant acted in: what the vendor has drawn for it before, on whichever node, or what it draws
 * now, outside of any transaction and so many times a minute.
 */
@Component
class MapPictures {

    private static final Rate OF_TENANT = new Rate(120, Duration.ofMinutes(1));
    private static final Rate OF_ADDRESS = new Rate(60, Duration.ofMinutes(1));

    private final MapboxGateway gateway;
    private final MapPictureQueries queries;
    private final MapboxSettings settings;
    private final RateLimits limits;
    private final Transactions transactions;
    private final TenantClock clock;

    MapPictures(
            MapboxGateway gateway,
            MapPictureQueries queries,
            MapboxSettings settings,
            RateLimits limits,
            Transactions transactions,
            TenantClock clock) {
        this.gateway = gateway;
        this.queries = queries;
        this.settings = settings;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean areOn() {
        return gateway.isOn();
    }

    /** The picture; null when the vendor does not draw it now, or is asked too often. */
    @Nullable MapPicture of(MapView view) {
        var now = clock.now();
        var question = digest(view);
        var kept = queries.find(question, now);
        if (kept != null) {
            return kept;
        }
        if (!mayAsk()) {
            return null;
        }
        try {
            var picture = gateway.picture(view);
            transactions.run(() -> queries.keep(question, picture, now, now.plus(settings.picturesKept())));
            return picture;
        } catch (OutboundException | MapboxGateway.NoPictureException _) {
            return null;
        }
    }

    private boolean mayAsk() {
        var address = Objects.requireNonNullElse(CurrentCaller.get().ip(), "unknown");
        return limits.takes(RateKey.of("maps.address", address), OF_ADDRESS)
                && limits.takes(RateKey.of("maps.tenant", CurrentCaller.tenant().toString()), OF_TENANT);
    }

    /** Of another style it is another picture. */
    private byte[] digest(MapView view) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((settings.style() + " " + view).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
