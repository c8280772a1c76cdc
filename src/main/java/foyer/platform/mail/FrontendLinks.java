package foyer.platform.mail;

import foyer.platform.crypto.Secret;
import foyer.platform.start.Deployment;
import foyer.platform.start.SettingException;
import foyer.platform.start.StartSettings;
import foyer.platform.web.WebSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where links in mails lead: pages of the frontend at {@code FOYER_FRONTEND_URL}; on a development machine without one,
 * GraphiQL, with the same query. A page takes its token from the query and sends it on by a mutation: opening a link, as
 * scanners of mails do, has no effect.
 */
@Component
public class FrontendLinks {

    private static final String TOKEN = "token";

    private final @Nullable String frontend;
    private final Environment environment;
    private final StartSettings start;

    FrontendLinks(WebSettings web, MailSettings mail, StartSettings start, Environment environment) {
        this.frontend = web.frontendUrl();
        this.environment = environment;
        this.start = start;
        if (frontend == null
                && mail.host() != null
                && Deployment.of(environment).isPublic()) {
            throw new SettingException(
                    "FOYER_FRONTEND_URL",
                    "is missing, and FOYER_MAIL_HOST is set",
                    "set it to where links in mails lead, such as https://app.example.com");
        }
    }

    /** The frontend's first page. */
    public URI home() {
        return page("", null);
    }

    public URI signIn() {
        return page("/sign-in", null);
    }

    /** The page that sends {@code emailVerify}. */
    public URI emailVerify(Secret token) {
        return page("/verify-email", token);
    }

    /** The page that sends {@code emailChangeConfirm}. */
    public URI emailChange(Secret token) {
        return page("/confirm-email", token);
    }

    /** The page that asks for a new password and sends {@code passwordReset}. */
    public URI passwordReset(Secret token) {
        return page("/reset-password", token);
    }

    /** The page that sends {@code magicLinkSignIn}. */
    public URI magicLink(Secret token) {
        return page("/magic-link", token);
    }

    /** The page that shows an invitation and sends {@code inviteAccept}. */
    public URI invite(Secret token) {
        return page("/invite", token);
    }

    /** The page of a property for members of its tenant, by its id. */
    public URI property(String id) {
        return page("/properties/" + encoded(id), null);
    }

    /** The page of a published property for anybody: another tenant may have one with the same reference. */
    public URI publicProperty(String slug, String reference) {
        return page("/" + encoded(slug) + "/properties/" + encoded(reference), null);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** What this server answers at a path, by way of the frontend where there is one: it passes such a path on. */
    public URI served(String path) {
        return URI.create((frontend == null ? ownOrigin() : frontend) + path);
    }

    private URI page(String path, @Nullable Secret token) {
        var base = frontend == null ? ownOrigin() + "/graphiql" : frontend + path;
        if (token == null) {
            return URI.create(base);
        }
        return URI.create(base + "?" + TOKEN + "=" + URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8));
    }

    /** Known once the server listens. */
    private String ownOrigin() {
        return "http://localhost:" + environment.getProperty("local.server.port", String.valueOf(start.port()));
    }
}
