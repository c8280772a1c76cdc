package foyer.platform.web;

import foyer.platform.start.Deployment;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves GraphiQL, built into {@code static/graphiql}, and no other file. Assets carry a digest in their names and are
 * kept for a year; the page itself is asked for each time.
 */
@Configuration(proxyBeanMethods = false)
class GraphiQlPage implements WebMvcConfigurer {

    private static final String PATH = "/graphiql";
    private static final String FILES = "classpath:/static/graphiql/";
    private static final Duration YEAR = Duration.ofDays(365);

    private final boolean production;

    GraphiQlPage(Environment environment) {
        this.production = Deployment.of(environment).isPublic();
    }

    /** Whether the path is GraphiQL's or one of its files'. */
    static boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATH + "/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
        registry.addResourceHandler(PATH + "/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(ResourceTags::of);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController(PATH).setViewName("forward:" + PATH + "/index.html");
        registry.addRedirectViewController(PATH + "/", PATH).setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        if (!production) {
            registry.addRedirectViewController("/", PATH).setStatusCode(HttpStatus.FOUND);
        }
    }
}
