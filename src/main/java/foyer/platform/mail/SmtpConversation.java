package foyer.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mail over one connection to the mail server (RFC 5321). */
final class SmtpConversation {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConversation.class);

    private final MailSettings settings;
    private final String protocol;
    private final Session session;
    private final MimeMail mime;

    SmtpConversation(MailSettings settings) {
        this.settings = settings;
        this.protocol = settings.protection() == MailTls.TLS ? "smtps" : "smtp";
        this.session = Session.getInstance(properties());
        this.mime = new MimeMail(session, settings.sender(), settings.answers());
    }

    private Properties properties() {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        var tls = settings.protection();
        properties.setProperty(
                prefix + "connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        properties.setProperty(
                prefix + "timeout", String.valueOf(settings.readTimeout().toMillis()));
        properties.setProperty(prefix + "auth", String.valueOf(settings.user() != null));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(tls != MailTls.NONE));
        properties.setProperty(prefix + "starttls.required", String.valueOf(tls == MailTls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "localhost", settings.sender().domain());
        properties.setProperty(prefix + "from", settings.sender().address());
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    Sending send(OutboxMail mail, MailContent content, RenderedMail rendered) {
        try {
            var to = Mailbox.of(mail.recipient(), content.toName());
            var message = mime.message(mail, to, content, rendered);
            var transport = session.getTransport(protocol);
            try {
                transport.connect(
                        Objects.requireNonNull(settings.host()), settings.port(), settings.user(), settings.password());
                transport.sendMessage(message, new Address[] {to.internetAddress()});
                return new Sending.Taken();
            } finally {
                close(transport);
            }
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    /** How it went is known by now: a farewell that fails changes nothing, and least of all sends the mail again. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server was gone before the farewell", e);
        }
    }

    /** The mail as it would be sent. */
    String source(OutboxMail mail, MailContent content, RenderedMail rendered) {
        var bytes = new ByteArrayOutputStream();
        try {
            var to = Mailbox.of(mail.recipient(), content.toName());
            mime.message(mail, to, content, rendered).writeTo(bytes);
        } catch (MailAddressException | MessagingException | IOException e) {
            return e.getClass().getSimpleName();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Sending outcome(MessagingException failure) {
        var reply = SmtpReply.of(failure);
        if (reply == null) {
            return new Sending.Failed(
                    failure instanceof AuthenticationFailedException
                            ? "AUTHENTICATION"
                            : innermost(failure).getClass().getName());
        }
        if (!reply.isPermanent()) {
            return new Sending.Failed(reply.text());
        }
        return reply.isFinal() ? new Sending.Refused(reply.text()) : new Sending.Denied(reply.text());
    }

    private static Throwable innermost(MessagingException failure) {
        Throwable last = failure;
        while (last instanceof MessagingException at && at.getNextException() != null) {
            last = at.getNextException();
        }
        return last;
    }
}
