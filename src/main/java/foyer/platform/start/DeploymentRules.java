package foyer.platform.start;

import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Checks, before anything is made, that a deployment has what its profile demands; gives development its secret.
 * Source: spec of the platform, "Starting".
 */
class DeploymentRules implements EnvironmentPostProcessor, Ordered {

    private static final String SECRET = "foyer.secret";
    private static final String DATABASE = "foyer.database.url";
    private static final String DEMO = "foyer.demo";

    private final Log log;

    DeploymentRules(DeferredLogFactory logs) {
        log = logs.getLog(DeploymentRules.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var deployment = Deployment.of(environment);
        if (deployment.isPublic()) {
            require(deployment, environment);
        } else if (isMissing(environment, SECRET)) {
            DevelopmentSecret.addTo(environment, SECRET);
        }
        var settings = new SettingsCheck();
        settings.bind(environment);
        settings.unknown(environment.getSystemEnvironment().keySet())
                .forEach(name -> log.warn(name + " is no setting of Foyer; .env.example lists them all"));
    }

    private static void require(Deployment deployment, ConfigurableEnvironment environment) {
        var where = "is missing, and " + deployment.profile();
        if (isMissing(environment, DATABASE)) {
            throw new SettingException(
                    "FOYER_DATABASE_URL",
                    where + " does not run on the embedded database",
                    "set it to postgresql://<user>:<password>@<host>:<port>/<database>");
        }
        if (isMissing(environment, SECRET)) {
            throw new SettingException(
                    "FOYER_SECRET",
                    where + " does not make one up",
                    "set it to the output of: openssl rand -base64 48");
        }
        if (deployment == Deployment.PRODUCTION && environment.getProperty(DEMO, Boolean.class, false)) {
            throw new SettingException(
                    "FOYER_DEMO", "is true", "production has no demo data; unset it, or use the profile staging");
        }
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }

    /** After the configuration files, which say what the profile's defaults are. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
