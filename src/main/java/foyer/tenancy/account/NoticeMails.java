package foyer.tenancy.account;

import foyer.identity.User;
import foyer.platform.database.NewIds;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailTemplate;
import foyer.tenancy.People;
import foyer.tenancy.mails.PersonMails;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells people what was changed of how they sign in: it may not have been they who did. */
@Component
class NoticeMails {

    /** What a mail tells. */
    record Model(String name, String link) {}

    /** What there is to tell. */
    enum Notice {
        PASSWORD_CHANGED("password-changed"),
        TOTP_ENABLED("totp-enabled"),
        TOTP_DISABLED("totp-disabled"),
        RECOVERY_CODES_CHANGED("recovery-codes-changed"),
        EMAIL_CHANGE_REQUESTED("email-change-requested"),
        EMAIL_CHANGED("email-changed"),
        ADDRESS_PROVEN("address-proven");

        private final String template;

        Notice(String template) {
            this.template = template;
        }
    }

    private final PersonMails mails;
    private final FrontendLinks links;
    private final Clock clock;

    NoticeMails(PersonMails mails, FrontendLinks links, Clock clock) {
        this.mails = mails;
        this.links = links;
        this.clock = clock;
    }

    /** In the transaction of the change, as its user. */
    void send(User user, Notice notice) {
        var model = new Model(People.inMail(user.name()), links.home().toString());
        mails.send(
                user,
                MailTemplate.of(notice.template, Model.class),
                model,
                notice.template + ":" + NewIds.at(clock.instant()));
    }
}
