package foyer.platform.web;

import foyer.platform.start.Deployment;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the security headers of every answer, before anything can answer (OWASP ASVS 5, section 3.4). That answers are
 * resources of the same origin keeps them out of other sites' pages as images or scripts; what such a page fetches by
 * CORS is not held against it (Fetch, "cross-origin resource policy check").
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** GraphiQL loads its own scripts, fonts and workers, and talks to this server only. */
    private static final String GRAPHIQL = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Duration HTTPS_ONLY = Duration.ofDays(365);

    private static final String STRICT_TRANSPORT = "max-age=" + HTTPS_ONLY.toSeconds() + "; includeSubDomains";

    private final boolean production;

    SecurityHeaders(Environment environment) {
        this.production = Deployment.of(environment).isPublic();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", GraphiQlPage.owns(request.getRequestURI()) ? GRAPHIQL : NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (production) {
            response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
        }
        chain.doFilter(request, response);
    }

    /** On error pages too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
