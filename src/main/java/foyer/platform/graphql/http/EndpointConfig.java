package foyer.platform.graphql.http;

import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the endpoint in its place, before anything else that could claim the path, and the origin's check before it. */
@Configuration(proxyBeanMethods = false)
class EndpointConfig {

    static final String PATH = "/graphql";

    @Bean
    HandlerMapping graphQlMapping(GraphQlEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(PATH, endpoint), Ordered.HIGHEST_PRECEDENCE);
    }

    /** By the server's own mapping: no other way to write the path leads past it. */
    @Bean
    FilterRegistrationBean<OriginFilter> originFilterRegistration(OriginFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(PATH);
        return registration;
    }
}
