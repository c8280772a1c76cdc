package foyer.platform.mail;

import static foyer.platform.mail.MailNode.A;
import static foyer.platform.mail.MailNode.B;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose turn a mail is, of several nodes and tenants, and when one of them is gone. */
@Tag("module")
class MailTurnsTest {

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

    @Test
    void twoNodesSendEachMailOnce() throws MessagingException {
        var count = 60;
        try (var one = node();
                var _ = node()) {
            one.write(
                    A,
                    () -> IntStream.range(0, count)
                            .forEach(i -> one.bean(Mails.class).send(MailNode.draft("sami@example.com", "key " + i))));
            received(count);
            Awaited.until(() -> database.texts("select count(*) from platform.mail where status = 'SENT'")
                    .contains(String.valueOf(count)));

            assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTurnsTest::id))
                    .hasSize(count)
                    .doesNotHaveDuplicates();
            assertThat(database.texts("select distinct attempts from platform.mail"))
                    .containsExactly("1");
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sendsAgainUnderTheSameIdWhatADyingNodeMayHaveSent() {
        try (var node = node()) {
            var sending = node.bean(MailSending.class);
            sending.stop();
            node.send(A, MailNode.draft("sami@example.com", "1"));
            // A node that takes it, sends it, and dies before it can say so.
            var claimed = node.bean(MailQueries.class)
                    .claim(1, Duration.ofMinutes(10))
                    .getFirst();
            sending.start();
            node.bean(MailDelivery.class)
                    .deliver(new OutboxMail(
                            claimed.id(),
                            claimed.tenant(),
                            claimed.template(),
                            claimed.recipient(),
                            claimed.locale(),
                            claimed.content(),
                            claimed.status(),
                            claimed.fence() - 1,
                            claimed.attempts(),
                            claimed.createdAt(),
                            claimed.expiresAt(),
                            null));
            assertThat(database.texts("select status from platform.mail")).containsExactly("QUEUED");

            database.texts("update platform.mail set due_at = now() returning id");
            var mails = received(2);
            Awaited.until(
                    () -> database.texts("select status from platform.mail").contains("SENT"));
            assertThat(id(mails[0])).isEqualTo(id(mails[1])).isEqualTo("<foyer." + claimed.id() + "@foyer.example>");
            assertThat(node.bean(MailQueries.class).dead(claimed, "late")).isFalse();
        }
    }

    @Test
    void letsEachTenantHaveItsTurnAndTheAwaitedGoFirst() {
        try (var node = node()) {
            node.bean(MailSending.class).stop();
            var awaited =
                    new MailTemplate<>("welcome", MailNode.Model.class, MailPriority.AWAITED, Duration.ofMinutes(10));
            var model = new MailNode.Model("", "", "https://app.example.com");
            node.write(
                    A,
                    () -> IntStream.range(0, 20)
                            .forEach(i -> node.bean(Mails.class).send(MailNode.draft("a@example.com", "a" + i))));
            node.send(B, MailNode.draft("b@example.com", "b"));
            node.send(B, MailDraft.to("now@example.com", null, awaited, model, Locale.ENGLISH, "c"));

            assertThat(node.bean(MailQueries.class).claim(3, Duration.ofMinutes(1)).stream()
                            .map(OutboxMail::recipient))
                    .containsExactlyInAnyOrder("now@example.com", "a@example.com", "b@example.com");
        }
    }

    @Test
    void endsWhatIsTooLateWithoutASender() {
        try (var node = node()) {
            node.bean(MailSending.class).stop();
            for (var key : new String[] {"late", "in time", "being sent"}) {
                node.send(A, MailNode.draft("sami@example.com", key));
            }
            database.texts(
                    "update platform.mail set expires_at = now() - interval '1 s' where key <> 'in time' returning id");
            database.texts(
                    "update platform.mail set due_at = now() + interval '1 h' where key = 'being sent' returning id");

            assertThat(node.bean(MailRetention.class).purge()).isZero();
            assertThat(
                            database.texts(
                                    "select concat_ws(' ', key, status, error, content is null) from platform.mail order by key"))
                    .containsExactly("being sent QUEUED f", "in time QUEUED f", "late DEAD EXPIRED t");
        }
    }

    @Test
    void doesNotSendWhatIsTooLateAndForgetsWhatIsLongOver() {
        try (var node = node("foyer.mail.kept=1h")) {
            node.bean(MailSending.class).stop();
            node.send(A, MailNode.draft("sami@example.com", "1"));
            database.texts("update platform.mail set expires_at = now() - interval '1 s' returning id");
            node.bean(MailSending.class).start();

            Awaited.until(
                    () -> database.texts("select error from platform.mail").contains("EXPIRED"));
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(node.bean(MailRetention.class).purge()).isZero();
            database.texts("update platform.mail set ended_at = now() - interval '2 h' returning id");
            assertThat(node.bean(MailRetention.class).purge()).isEqualTo(1);
        }
    }
}
