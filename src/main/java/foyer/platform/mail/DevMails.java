package foyer.platform.mail;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Rows of the outbox as the page of a development machine shows them. */
@Component
class DevMails {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final String GONE = "What it said was dropped when it was sent or given up.";
    private static final String UNREADABLE = "What it says cannot be shown: its secret or its template is gone.";

    private final MailContents contents;
    private final MailTemplates templates;
    private final MailServer server;

    DevMails(MailContents contents, MailTemplates templates, MailServer server) {
        this.contents = contents;
        this.templates = templates;
        this.server = server;
    }

    /** A mail with all that the page tells of it; the template engine reads maps. */
    Map<String, Object> show(OutboxMail mail) {
        if (mail.content() == null) {
            return shown(mail, new RenderedMail(GONE, "", GONE), "");
        }
        try {
            var content = contents.open(mail);
            var rendered = templates.render(mail.template(), mail.locale(), content);
            return shown(mail, rendered, server.source(mail, content, rendered));
        } catch (RuntimeException _) {
            return shown(mail, new RenderedMail(UNREADABLE, "", UNREADABLE), "");
        }
    }

    private static Map<String, Object> shown(OutboxMail mail, RenderedMail rendered, String source) {
        return Map.of(
                "id", mail.id(),
                "to", mail.recipient(),
                "at", mail.createdAt().toString(),
                "status", mail.error() == null ? mail.status().name() : mail.status() + " " + mail.error(),
                "subject", rendered.subject(),
                "html", rendered.html(),
                "text", rendered.text(),
                "links", links(rendered.text()),
                "source", source);
    }

    /** Frames that may do nothing open no links: the page has them beside. */
    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
