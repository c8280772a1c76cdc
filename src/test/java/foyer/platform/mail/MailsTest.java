package foyer.platform.mail;

import static foyer.platform.mail.MailNode.A;
import static foyer.platform.mail.MailNode.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** Mails from a transaction to a real mail server. */
@Tag("module")
class MailsTest {

    private final TestDatabase database = MailNode.database();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailNode node(String... settings) {
        return MailNode.sendingTo(server.getSmtp().getPort(), database, settings);
    }

    private MimeMessage[] received(int count) {
        assertThat(server.waitForIncomingEmail(60_000, count)).isTrue();
        return server.getReceivedMessages();
    }

    private static String part(MimeMessage message, int index) throws Exception {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }

    @Test
    void sendsInTheReadersLanguageOnceTheTransactionHasCommitted() throws Exception {
        try (var node = node("foyer.mail.reply-to=help@foyer.example")) {
            node.send(A, MailNode.draft("layla@bücher.example", "1", Locale.of("ar"), "ليلى"));
            var mail = received(1)[0];

            var to = (InternetAddress) mail.getAllRecipients()[0];
            assertThat(to.getPersonal()).isEqualTo("ليلى");
            assertThat(to.getAddress()).isEqualTo("layla@xn--bcher-kva.example");
            assertThat(mail.getSubject()).isEqualTo("مرحبًا بك في Foyer");
            assertThat(mail.getFrom()[0]).hasToString("Foyer <no-reply@foyer.example>");
            assertThat(mail.getReplyTo()[0]).hasToString("help@foyer.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("Content-Language")).containsExactly("ar");
            assertThat(mail.getHeader("List-Unsubscribe")).isNull();
            assertThat(part(mail, 0)).startsWith("مرحبًا ليلى،");
            assertThat(part(mail, 1)).contains("dir=\"rtl\"", "مرحبًا ليلى،");
            assertThat(((MimeMultipart) mail.getContent()).getContentType()).startsWith("multipart/alternative");
        }
    }

    @Test
    void keepsThatItWasSentAndDropsWhatItSaid() {
        try (var node = node()) {
            node.send(A, MailNode.draft("sami@example.com", "1"));
            received(1);

            Awaited.until(
                    () -> database.texts("select status from platform.mail").contains("SENT"));
            assertThat(
                            database.texts(
                                    "select tenant_id || ' ' || attempts from platform.mail where content is null and error is null"))
                    .containsExactly(A + " 1");
        }
    }

    @Test
    void keepsWhatItSaysFromWhoeverReadsTheTable() {
        try (var node = MailNode.catching(database)) {
            node.send(A, MailNode.draft("sami@example.com", "1"));

            assertThat(database.texts("select encode(content, 'escape') from platform.mail"))
                    .hasSize(1)
                    .noneMatch(content -> content.contains("app.example.com") || content.contains("Sami"));
            assertThat(database.texts("select status from platform.mail")).containsExactly("CAUGHT");
        }
    }

    @Test
    void sendsNothingOfATransactionThatWasUndone() {
        try (var node = node()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> node.write(A, () -> {
                        node.bean(Mails.class).send(MailNode.draft("never@example.com", "1"));
                        throw new IllegalStateException("undone");
                    }));
            node.send(A, MailNode.draft("sami@example.com", "2"));

            assertThat(received(1)).hasSize(1);
            assertThat(database.texts("select recipient from platform.mail")).containsExactly("sami@example.com");
        }
    }

    @Test
    void sendsAKeyOnceToEachOwner() {
        try (var node = node()) {
            node.send(A, MailNode.draft("sami@example.com", "1"));
            node.send(A, MailNode.draft("sami@example.com", "1"));
            node.send(B, MailNode.draft("sami@example.com", "1"));
            node.bean(Mails.class).sendOfNobody(MailNode.draft("sami@example.com", "1"));
            node.bean(Mails.class).sendOfNobody(MailNode.draft("sami@example.com", "1"));

            Awaited.until(() -> database.texts("select count(*) from platform.mail where status = 'SENT'")
                    .contains("3"));
            assertThat(server.getReceivedMessages()).hasSize(3);
        }
    }

    @Test
    void isOfATransactionUnlessItIsNobodys() {
        try (var node = MailNode.catching(database)) {
            var mails = node.bean(Mails.class);

            assertThatThrownBy(() -> mails.send(MailNode.draft("sami@example.com", "1")))
                    .isInstanceOf(IllegalTransactionStateException.class);
            assertThatIllegalStateException()
                    .isThrownBy(() -> node.write(A, () -> mails.sendOfNobody(MailNode.draft("x@example.com", "1"))));
            assertThat(database.texts("select id::text from platform.mail")).isEmpty();
        }
    }

    @Test
    void failsNobodysTransactionForAnAddressThatNoMailReaches() {
        try (var node = node()) {
            node.send(A, MailNode.draft("jürgen@example.com", "1"));
            node.send(A, MailNode.draft("", "2"));
            node.send(A, MailNode.draft("x\u0000".repeat(500), "3"));

            assertThat(database.texts("select status || ' ' || error from platform.mail order by key"))
                    .containsExactly(
                            "DEAD ADDRESS_INTERNATIONAL_LOCAL_PART",
                            "DEAD ADDRESS_MALFORMED",
                            "DEAD ADDRESS_MALFORMED");
            assertThat(database.texts("select 1 from platform.mail where content is not null"))
                    .isEmpty();
        }
    }

    @Test
    void tellsWhereToEndMailsOfAKind() throws MessagingException {
        try (var node = node()) {
            node.send(
                    A,
                    MailNode.draft("sami@example.com", "1")
                            .unsubscribe(URI.create("https://app.example.com/unsubscribe/t")));
            var mail = received(1)[0];

            assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://app.example.com/unsubscribe/t>");
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        }
    }
}
