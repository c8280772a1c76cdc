package foyer.platform.web;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Whether the world can reach this server: the profiles {@code production} and {@code staging}, whose rules are one. */
@Component
public class Deployment {

    private final boolean production;

    Deployment(Environment environment) {
        this.production = environment.acceptsProfiles(Profiles.of("production | staging"));
    }

    public boolean isProduction() {
        return production;
    }
}
