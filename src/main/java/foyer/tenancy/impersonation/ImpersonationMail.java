package foyer.tenancy.impersonation;

import foyer.identity.Impersonator;
import foyer.identity.SessionId;
import foyer.identity.User;
import foyer.platform.mail.MailTemplate;
import foyer.tenancy.People;
import foyer.tenancy.mails.PersonMails;
import org.springframework.stereotype.Component;

/** Tells a person that somebody acts as them, who it is and why. */
@Component
class ImpersonationMail {

    /** What the mail tells. */
    record Model(String name, String impersonator, String reason, long minutes) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("impersonated", Model.class);

    private final PersonMails mails;

    ImpersonationMail(PersonMails mails) {
        this.mails = mails;
    }

    /** In the transaction that opens the session, as its user. */
    void send(User user, Impersonator by, SessionId session) {
        var model = new Model(
                People.inMail(user.name()),
                People.inMail(by.name()) + " (" + by.email() + ")",
                by.reason(),
                ImpersonationService.LONGEST.toMinutes());
        mails.send(user, TEMPLATE, model, "impersonated:" + session.value());
    }
}
