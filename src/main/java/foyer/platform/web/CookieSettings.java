package foyer.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cookie that holds a browser's session; {@code FOYER_COOKIE_…}.
 *
 * @param sameSite for which pages the browser sends it: {@code lax} for those of the same site; {@code none} for those of
 *     the allowed origins on other sites too, over HTTPS only, kept apart for each site that embeds it
 */
@ConfigurationProperties("foyer.cookie")
record CookieSettings(@DefaultValue("lax") SameSite sameSite) {

    enum SameSite {
        LAX("Lax"),
        NONE("None");

        private final String attribute;

        SameSite(String attribute) {
            this.attribute = attribute;
        }

        String attribute() {
            return attribute;
        }
    }
}
