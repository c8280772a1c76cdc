package foyer.bench.server;

import foyer.Foyer;
import org.springframework.boot.SpringApplication;

/** Foyer with {@code /bench/…} beside {@code /graphql}: this package is below the application's, so it is found. */
public final class BenchServer {

    private BenchServer() {}

    /** Starts both; settings are Foyer's. */
    public static void main(String[] args) {
        SpringApplication.run(Foyer.class, args);
    }
}
