package foyer.platform.mail;

import static foyer.platform.mail.MailNode.A;
import static foyer.platform.mail.ScriptedSmtp.GREETING;
import static foyer.platform.mail.ScriptedSmtp.MESSAGE;
import static foyer.platform.mail.ScriptedSmtp.SILENCE;
import static foyer.platform.mail.ScriptedSmtp.TAKEN_AND_GONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers that refuse, break, or say nothing. */
@Tag("module")
@TestInstance(Lifecycle.PER_CLASS)
class MailServerTest {

    private static final String STATUS =
            "select status || ' ' || attempts || ' ' || coalesce(error, '') from platform.mail";

    private final TestDatabase database = MailNode.database();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final LastingMailNode lasting = new LastingMailNode(server, database);

    MailServerTest() throws IOException {}

    @BeforeEach
    void forget() {
        server.forget();
        database.execute("delete from platform.mail");
    }

    @AfterAll
    void close() throws IOException {
        lasting.close();
        server.close();
    }

    private MailNode node(String... settings) {
        return lasting.with(settings);
    }

    private void awaitStatus(String status) {
        Awaited.until(() -> database.texts(STATUS).stream().allMatch(row -> row.startsWith(status)));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user",
        "RCPT, 550 no such user",
        "RCPT, 553 no such name",
        "RCPT, 552 5.2.2 full",
        "RCPT, 554 5.1.10 no such user",
        "DATA, 550 5.1.1 no such user",
        "., 554 5.6.0 unreadable",
        "., 552 5.2.3 too long for this mailbox",
    })
    void whatIsRefusedForGoodIsDeadAtOnce(String command, String reply) {
        server.answers(command, reply, reply, reply);
        var node = node();
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("DEAD");

        assertThat(database.texts(STATUS)).containsExactly("DEAD 1 " + reply);
        assertThat(database.texts("select content is null from platform.mail")).containsExactly("t");
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 not you",
        "MAIL, 550 5.1.0 not you",
        "MAIL, 553 5.1.8 not from you",
        "MAIL, 554 5.7.1 not from here",
        "MAIL, 552 5.2.0 no more from you",
        "MAIL, 530 5.7.0 sign in first",
        "RCPT, 550 5.7.1 relaying denied",
        "RCPT, 550 Relaying denied",
        "RCPT, 553 relay not permitted",
        "RCPT, 550 5.1.7 nor from you",
        "RCPT, 550 5.1.8 nor from there",
        "RCPT, 550 4.7.1 later",
        "RCPT, 554 5.7.1 relay access denied",
        "RCPT, 554 no",
        "DATA, 550 no",
        "DATA, 550 5.4.5 enough for today",
        "., 550 5.4.5 enough for today",
        "., 550 5.7.26 not signed",
        "., 554 5.7.1 no",
    })
    void whatIsRefusedBecauseOfTheSenderIsTriedUntilItExpires(String command, String reply) {
        server.answers(command, reply, reply);
        var node = node("foyer.mail.attempts=1");
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("SENT");

        assertThat(database.texts(STATUS)).containsExactly("SENT 3 ");
        assertThat(server.taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 421 4.3.2 busy",
        "EHLO, 421 4.3.2 busy",
        "RCPT, 450 4.2.1 later",
        "MAIL, 451 4.3.0 later",
        "DATA, 451 4.3.0 later",
        "., 452 4.3.1 full",
    })
    void whatIsRefusedForNowIsTriedAgain(String command, String reply) {
        server.answers(command, reply, reply);
        if (command.equals("EHLO")) {
            server.answers("HELO", reply, reply);
        }
        var node = node();
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("SENT");

        assertThat(database.texts(STATUS)).containsExactly("SENT 3 ");
        assertThat(server.taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void aSilentServerHoldsNothingUp(String command) {
        server.answers(command, SILENCE);
        var node = node("foyer.mail.total-timeout=500ms", "foyer.mail.senders=1");
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("SENT");

        // Where the machine is slow, or stands still, a mail takes that long without silence too.
        assertThat(database.texts(STATUS)).singleElement().asString().matches("SENT [2-9] ");
        Awaited.until(() -> server.open() == 0);
    }

    @Test
    void holdsNoConnectionToTheDatabaseWhileTheServerThinks() {
        server.answers(GREETING, SILENCE, SILENCE);
        var node = node();
        node.send(A, MailNode.draft("one@example.com", "1"));
        node.send(A, MailNode.draft("two@example.com", "2"));
        Awaited.until(() -> server.connections() == 2);

        for (var pool : List.of("appPool", "systemPool")) {
            var mxBean = node.pool(pool).getHikariPoolMXBean();
            Awaited.until(() -> mxBean.getActiveConnections() == 0);
        }
        assertThat(database.texts("select distinct status from platform.mail")).containsExactly("QUEUED");
        lasting.close();
        // What it had begun is any other node's at once, and counts as not tried.
        assertThat(database.texts("select attempts from platform.mail where due_at <= now() and status = 'QUEUED'"))
                .containsExactly("0", "0");
    }

    @Test
    void whatWasTakenIsNotSentAgainWhenTheFarewellFails() {
        server.answers(MESSAGE, TAKEN_AND_GONE, TAKEN_AND_GONE, TAKEN_AND_GONE, TAKEN_AND_GONE, TAKEN_AND_GONE);
        var node = node();
        node.write(
                A,
                () -> List.of("1", "2", "3", "4", "5")
                        .forEach(key -> node.bean(Mails.class).send(MailNode.draft("sami@example.com", key))));
        awaitStatus("SENT");

        assertThat(database.texts(STATUS)).hasSize(5).containsOnly("SENT 1 ");
        assertThat(server.taken()).isEqualTo(5);
    }

    @Test
    void givesUpAfterSoManyAttempts() {
        server.answers(MESSAGE, "451 later", "451 later", "451 later", "451 later");
        var node = node("foyer.mail.attempts=3");
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("DEAD");

        assertThat(database.texts(STATUS)).containsExactly("DEAD 3 451 later");
    }

    @Test
    void sendsWhenTheServerIsBack() throws IOException {
        lasting.close();
        int port;
        try (var gone = new ScriptedSmtp()) {
            port = gone.port();
        }
        try (var node = MailNode.sendingTo(port, database)) {
            node.send(A, MailNode.draft("sami@example.com", "1"));
            Awaited.until(() -> !database.texts("select 1 from platform.mail where error like '%ConnectException%'")
                    .isEmpty());

            var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.start();
            try {
                assertThat(back.waitForIncomingEmail(60_000, 1)).isTrue();
                awaitStatus("SENT");
            } finally {
                back.stop();
            }
        }
    }

    @Test
    void doesNotSendInTheClearWhatHasToBeProtected() {
        var node = node("foyer.mail.tls=STARTTLS", "foyer.mail.attempts=2");
        node.send(A, MailNode.draft("sami@example.com", "1"));
        awaitStatus("DEAD");

        assertThat(server.taken()).isZero();
    }

    @Test
    void sendsNoMoreInASecondThanIsSet() {
        var node = node("foyer.mail.per-second=2");
        var begun = System.nanoTime();
        node.write(
                A,
                () -> List.of("1", "2", "3", "4", "5")
                        .forEach(key -> node.bean(Mails.class).send(MailNode.draft("sami@example.com", key))));
        Awaited.until(() -> server.taken() == 5);

        assertThat(System.nanoTime() - begun).isGreaterThan(1_400_000_000L);
    }
}
