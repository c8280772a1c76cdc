package foyer;

import foyer.audit.VerifyAudit;
import foyer.platform.start.Commands;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one jar that serves every tenant, and verifies exported audit logs. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Foyer {

    /** Starts the server; settings are documented in {@code .env.example}. */
    public static void main(String[] args) {
        Commands.run(args, Map.of("verify-audit", VerifyAudit::run));
        SpringApplication.run(Foyer.class, args);
    }
}
