package foyer.properties.maps;

import foyer.platform.http.Vendor;
import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vendor of maps; {@code FOYER_MAPBOX_…}.
 *
 * @param token of the account; without one nobody is asked, and places are given by hand
 * @param url where the vendor is, without a slash at the end
 * @param kept how long what it said is taken for true
 */
@ConfigurationProperties("foyer.mapbox")
record MapboxSettings(
        @Nullable String token,
        @DefaultValue("https://api.mapbox.com") String url,
        @DefaultValue("30d") Duration kept) {

    private static final String NAME = "mapbox";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    MapboxSettings {
        token = token == null || token.isBlank() ? null : token.strip();
        try {
            new Vendor(NAME, URI.create(url));
        } catch (IllegalArgumentException _) {
            throw new SettingException(
                    "FOYER_MAPBOX_URL", "is \"" + url + "\"", "set it to an address such as https://api.mapbox.com");
        }
        SettingBounds.within("FOYER_MAPBOX_KEPT", kept, SHORTEST, LONGEST);
    }

    Vendor vendor() {
        return new Vendor(NAME, URI.create(url));
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "MapboxSettings[" + url + "]";
    }
}
