package foyer.platform.start;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells, once Foyer serves, where it is; on a development machine also what the modules have to say. */
@Component
class StartBanner {

    private static final Logger log = LoggerFactory.getLogger(StartBanner.class);

    private final List<StartupNotice> notices;

    StartBanner(List<StartupNotice> notices) {
        this.notices = notices;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        var seconds = ready.getTimeTaken() == null
                ? ""
                : " after " + ready.getTimeTaken().toMillis() + " ms";
        log.info("Foyer serves on port {}{}", web.getWebServer().getPort(), seconds);
        Environment environment = ready.getApplicationContext().getEnvironment();
        if (Deployment.of(environment) == Deployment.DEVELOPMENT) {
            lines(web.getWebServer().getPort()).forEach(System.out::println);
        }
    }

    private List<String> lines(int port) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  GraphiQL   http://localhost:" + port + "/graphiql");
        lines.add("  GraphQL    http://localhost:" + port + "/graphql");
        notices.forEach(notice -> notice.lines().forEach(line -> lines.add("  " + line)));
        lines.add("");
        return lines;
    }
}
