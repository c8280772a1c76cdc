package foyer.platform.mail;

import foyer.platform.start.StartSettings;
import foyer.platform.start.StartupNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The mails of a development machine without a mail server, for whoever sits at it: {@code /dev/mail}. There is no such
 * page in staging and production, with a mail server, or for anybody from elsewhere.
 */
@RestController
class DevMailbox implements StartupNotice {

    private static final String PATH = "/dev/mail";
    private static final int SHOWN = 100;

    /** The preview is a frame within the page, and has its policy too: styles, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final MailServer server;
    private final MailQueries queries;
    private final DevMails mails;
    private final MailTemplates templates;
    private final LocalRequests local;
    private final StartSettings start;
    private final Environment environment;

    DevMailbox(
            MailServer server,
            MailQueries queries,
            DevMails mails,
            MailTemplates templates,
            LocalRequests local,
            StartSettings start,
            Environment environment) {
        this.server = server;
        this.queries = queries;
        this.mails = mails;
        this.templates = templates;
        this.local = local;
        this.start = start;
        this.environment = environment;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> list(HttpServletRequest request) {
        require(request);
        var shown = queries.newest(SHOWN).stream().map(mails::show).toList();
        return page(templates.page("mailbox", Map.of("mails", shown)));
    }

    @GetMapping(path = PATH + "/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> mail(@PathVariable UUID id, HttpServletRequest request) {
        require(request);
        var mail = queries.find(id);
        if (mail == null) {
            throw absent();
        }
        return page(templates.page("mailbox-mail", Map.of("mail", mails.show(mail))));
    }

    private void require(HttpServletRequest request) {
        if (!server.catches() || !local.isLocal(request)) {
            throw absent();
        }
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(html);
    }

    @Override
    public List<String> lines() {
        if (!server.catches()) {
            return List.of();
        }
        var port = environment.getProperty("local.server.port", String.valueOf(start.port()));
        return List.of("Mails      http://localhost:" + port + PATH);
    }
}
