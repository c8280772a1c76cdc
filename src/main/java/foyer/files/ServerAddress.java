package foyer.files;

import foyer.platform.web.ClientAddresses;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where clients reach this server, for links that lead to it. */
@Component
public class ServerAddress {

    private final FileSettings settings;
    private final ClientAddresses addresses;
    private final Environment environment;

    ServerAddress(FileSettings settings, ClientAddresses addresses, Environment environment) {
        this.settings = settings;
        this.addresses = addresses;
        this.environment = environment;
    }

    /** Where it is for the client, without a slash at the end: as it is told, or as the request that asks has reached it. */
    public String forClient() {
        if (settings.url() != null) {
            return settings.url();
        }
        var origin = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? addresses.origin(attributes.getRequest())
                : null;
        return origin == null ? "http://localhost:" + environment.getRequiredProperty("local.server.port") : origin;
    }
}
