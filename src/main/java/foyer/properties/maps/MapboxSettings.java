package foyer.properties.maps;

import foyer.platform.http.Vendor;
import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vendor of maps; {@code FOYER_MAPBOX_…}.
 *
 * @param token of the account; without one nobody is asked, and places are given by hand
 * @param url where the vendor is, without a slash at the end
 * @param kept how long what it said is taken for true
 * @param style of its that pictures of maps are drawn in, with the account that has it
 * @param picturesKept how long a picture of a map is shown again
 * @param linkTime how long a link to one is good at least, and at most twice as long
 */
@ConfigurationProperties("foyer.mapbox")
record MapboxSettings(
        @Nullable String token,
        @DefaultValue("https://api.mapbox.com") String url,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("mapbox/streets-v12") String style,
        @DefaultValue("12h") Duration picturesKept,
        @DefaultValue("1h") Duration linkTime) {

    private static final String NAME = "mapbox";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration LONGEST_LINK = Duration.ofDays(1);
    private static final Pattern STYLE = Pattern.compile("[A-Za-z0-9_-]+/[A-Za-z0-9_-]+");

    MapboxSettings {
        token = token == null || token.isBlank() ? null : token.strip();
        try {
            new Vendor(NAME, URI.create(url));
        } catch (IllegalArgumentException _) {
            throw new SettingException(
                    "FOYER_MAPBOX_URL", "is \"" + url + "\"", "set it to an address such as https://api.mapbox.com");
        }
        SettingBounds.within("FOYER_MAPBOX_KEPT", kept, SHORTEST, LONGEST);
        if (!STYLE.matcher(style).matches()) {
            throw new SettingException(
                    "FOYER_MAPBOX_STYLE", "is \"" + style + "\"", "set it to a style such as mapbox/streets-v12");
        }
        SettingBounds.within("FOYER_MAPBOX_PICTURES_KEPT", picturesKept, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_MAPBOX_LINK_TIME", linkTime, SHORTEST, LONGEST_LINK);
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
