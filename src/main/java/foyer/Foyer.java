package foyer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one jar that serves every tenant. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Foyer {

    /** Starts the server; settings are documented in {@code .env.example}. */
    public static void main(String[] args) {
        SpringApplication.run(Foyer.class, args);
    }
}
