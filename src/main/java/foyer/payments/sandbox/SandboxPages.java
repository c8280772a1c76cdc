package foyer.payments.sandbox;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** Pages of the sandbox: plain HTML in English, for developers, without scripts; each button is a form that posts. */
final class SandboxPages {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";
    private static final int HUNDRED = 100;

    private SandboxPages() {}

    /** A button of a form that posts to the page's own address. */
    static String button(String deed, String label) {
        return "<button name=\"deed\" value=\"%s\">%s</button>".formatted(escaped(deed), escaped(label));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    /** An amount for people, as most currencies have it: it is a page for development. */
    static String money(long minor, String currency) {
        return String.format(Locale.ROOT, "%s %d.%02d", currency, minor / HUNDRED, Math.abs(minor % HUNDRED));
    }

    /** @param targets where its forms lead in the end: browsers hold redirections against the policy too */
    static ResponseEntity<String> page(String title, String body, String... targets) {
        var origins = Stream.of(targets).map(SandboxPages::origin).distinct().collect(Collectors.joining(" "));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", origins.isEmpty() ? POLICY : POLICY + " " + origins)
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body("""
                        <!DOCTYPE html>
                        <html lang="en">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                        <style>
                        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem }
                        button { display: block; width: 100%%; margin: .5rem 0; padding: .6rem; font: inherit }
                        </style></head>
                        <body><main><p>Sandbox: nobody pays here.</p><h1>%s</h1>%s</main></body>
                        </html>
                        """.formatted(escaped(title), escaped(title), body));
    }

    /** Sends the browser on after a form. */
    static ResponseEntity<String> seeOther(String url) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(url))
                .build();
    }

    private static String origin(String url) {
        var parts = URI.create(url);
        return Objects.requireNonNullElse(parts.getScheme(), "https") + "://" + parts.getRawAuthority();
    }
}
