package foyer.billing;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.start.Deployment;
import foyer.platform.web.WebSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where providers' pages lead back to: only to frontends of this deployment, or a page that people trust would send them
 * anywhere. On a development machine to wherever.
 */
@Component
public class ReturnUrls {

    private static final int LONGEST = 2_000;

    private final Set<String> origins = new HashSet<>();
    private final boolean anywhere;

    ReturnUrls(WebSettings web, Environment environment) {
        origins.addAll(web.allowedOrigins());
        var frontend = web.frontendUrl() == null ? null : origin(web.frontendUrl());
        if (frontend != null) {
            origins.add(frontend);
        }
        this.anywhere = !Deployment.of(environment).isPublic();
    }

    /**
     * The same address.
     *
     * @throws UserErrorException URL_INVALID
     */
    public String checked(String field, String url) {
        var origin = url.length() > LONGEST ? null : origin(url);
        if (origin == null || !(anywhere || origins.contains(origin))) {
            throw UserErrorException.at(field, BillingErrorCode.URL_INVALID, LONGEST);
        }
        return url;
    }

    /** As a browser writes it; null for what has none, or names a user before the host. */
    private static @Nullable String origin(String url) {
        try {
            var uri = new URI(url);
            if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
