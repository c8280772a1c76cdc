package foyer.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes over the wire: plain text and HTML as alternatives (RFC 2046, section 5.1.4). Message-ID and date come
 * from its row, so that a mail that was sent twice can be told.
 */
final class MimeMail {

    /** The Content-ID of the logo that a mail carries (RFC 2392). */
    static final String LOGO = "logo";

    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final Mailbox from;
    private final @Nullable Mailbox replyTo;

    MimeMail(Session session, Mailbox from, @Nullable Mailbox replyTo) {
        this.session = session;
        this.from = from;
        this.replyTo = replyTo;
    }

    MimeMessage message(OutboxMail mail, Mailbox to, MailContent content, RenderedMail rendered)
            throws MessagingException {
        var message = new Identified(session, "<foyer." + mail.id() + "@" + from.domain() + ">");
        message.setFrom(from.internetAddress());
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {replyTo.internetAddress()});
        }
        message.setRecipient(RecipientType.TO, to.internetAddress());
        message.setSubject(rendered.subject(), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader(
                "Content-Language", MailTemplates.language(mail.locale()).toLanguageTag());
        if (content.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + content.unsubscribe().toASCIIString() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setContent(alternatives(rendered));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart alternatives(RenderedMail rendered) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(rendered.text(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(rendered.html(), UTF_8, "html");
        var logo = rendered.logo();
        return new MimeMultipart("alternative", text, logo == null ? html : related(html, logo));
    }

    /** The HTML with the picture that it shows (RFC 2387). */
    private static MimeBodyPart related(MimeBodyPart html, MailPicture logo) throws MessagingException {
        var picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo.bytes(), logo.contentType())));
        picture.setContentID("<" + LOGO + ">");
        picture.setDisposition(Part.INLINE);
        var both = new MimeBodyPart();
        both.setContent(new MimeMultipart("related", html, picture));
        return both;
    }

    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
