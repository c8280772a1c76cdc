package foyer.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where providers and buyers reach this server: where the settings say, and else on this machine. */
@Component
public class PaymentPlace {

    private final @Nullable String url;
    private final Environment environment;

    PaymentPlace(PaymentSettings settings, Environment environment) {
        this.url = settings.url();
        this.environment = environment;
    }

    /** Whether it is known by now: the server's port is, once it listens. */
    public boolean isKnown() {
        return url != null || port() != null;
    }

    /**
     * The address, without a slash at the end.
     *
     * @throws IllegalStateException while it is not known
     */
    public String base() {
        if (!isKnown()) {
            throw new IllegalStateException("the server does not listen yet");
        }
        return url == null ? "http://localhost:" + port() : url;
    }

    private @Nullable String port() {
        return environment.getProperty("local.server.port");
    }
}
