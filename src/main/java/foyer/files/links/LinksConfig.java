package foyer.files.links;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the links' endpoint in its place. */
@Configuration(proxyBeanMethods = false)
class LinksConfig {

    @Bean
    HandlerMapping fileLinksMapping(FilesEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(
                Map.of(FilesEndpoint.PATH + "{token}", endpoint), Ordered.HIGHEST_PRECEDENCE);
    }
}
