package foyer;

import foyer.audit.VerifyAudit;
import foyer.identity.SuperAdminCommand;
import foyer.platform.start.Commands;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one jar that serves every tenant, verifies exported audit logs, and says who runs the platform. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Foyer {

    /** Starts the server; settings are documented in {@code .env.example}. */
    public static void main(String[] args) {
        var environment = System.getenv();
        Commands.run(
                args,
                Map.of(
                        "verify-audit", VerifyAudit::run,
                        "grant-super-admin", SuperAdminCommand.grant(environment),
                        "revoke-super-admin", SuperAdminCommand.revoke(environment)));
        SpringApplication.run(Foyer.class, args);
    }
}
