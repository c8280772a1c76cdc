package foyer.tenancy.account;

import foyer.identity.User;
import foyer.platform.database.NewIds;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.People;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The notice to whoever has another password now: it may not have been they who chose it. */
@Component
class PasswordMail {

    /** What the mail tells. */
    record Model(String name, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("password-changed", Model.class);

    private final Mails mails;
    private final FrontendLinks links;
    private final Clock clock;

    PasswordMail(Mails mails, FrontendLinks links, Clock clock) {
        this.mails = mails;
        this.links = links;
        this.clock = clock;
    }

    /** In the transaction that changes the password, as its user. */
    void send(User user) {
        var model = new Model(People.inMail(user.name()), links.home().toString());
        mails.send(MailDraft.to(
                        user.email(),
                        user.name(),
                        TEMPLATE,
                        model,
                        user.locale(),
                        "password-changed:" + NewIds.at(clock.instant()))
                .ofPerson());
    }
}
