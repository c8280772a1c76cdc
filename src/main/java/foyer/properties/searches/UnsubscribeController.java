package foyer.properties.searches;

import foyer.platform.graphql.transport.Callers;
import foyer.platform.messages.Messages;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /unsubscribe/{token}}: opening it does nothing, as scanners of mails do; a POST ends the mails, from its button or
 * from the reader's mail program (RFC 8058). Whatever is wrong with a token is answered like what is not.
 */
@RestController
class UnsubscribeController {

    private static final String SCOPE = "unsubscribe";
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final UnsubscribeLinks links;
    private final SavedSearchService service;
    private final Callers callers;
    private final Messages messages;

    UnsubscribeController(UnsubscribeLinks links, SavedSearchService service, Callers callers, Messages messages) {
        this.links = links;
        this.service = service;
        this.callers = callers;
        this.messages = messages;
    }

    @GetMapping(path = UnsubscribeLinks.PATH + "{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(HttpServletRequest request) {
        var locale = callers.unknown(request).locale();
        return page(
                locale,
                "<p>%s</p><form method=\"post\"><button>%s</button></form>"
                        .formatted(messages.in(locale, "unsubscribe.ask"), messages.in(locale, "unsubscribe.button")));
    }

    @PostMapping(path = UnsubscribeLinks.PATH + "{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> end(@PathVariable String token, HttpServletRequest request) {
        var caller = callers.unknown(request);
        links.read(token)
                .ifPresent(good -> CurrentCaller.call(
                        caller.as(new Actor.PublicLink(good.tenant(), SCOPE)),
                        () -> service.unsubscribe(good.search())));
        return page(caller.locale(), "<p>%s</p>".formatted(messages.in(caller.locale(), "unsubscribe.done")));
    }

    private ResponseEntity<String> page(Locale locale, String body) {
        var title = messages.in(locale, "unsubscribe.title");
        var direction = "ar".equals(locale.getLanguage()) ? "rtl" : "ltr";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body("""
                        <!DOCTYPE html>
                        <html lang="%s" dir="%s">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                        <body><main><h1>%s</h1>%s</main></body>
                        </html>
                        """.formatted(locale.getLanguage(), direction, title, title, body));
    }
}
