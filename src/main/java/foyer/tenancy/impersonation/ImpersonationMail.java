package foyer.tenancy.impersonation;

import foyer.identity.Impersonator;
import foyer.identity.SessionId;
import foyer.identity.User;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.People;
import org.springframework.stereotype.Component;

/** Tells a person that somebody acts as them, who it is and why. */
@Component
class ImpersonationMail {

    /** What the mail tells. */
    record Model(String name, String impersonator, String reason, long minutes) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("impersonated", Model.class);

    private final Mails mails;

    ImpersonationMail(Mails mails) {
        this.mails = mails;
    }

    /** In the transaction that opens the session, as its user. */
    void send(User user, Impersonator by, SessionId session) {
        var model = new Model(
                People.inMail(user.name()),
                People.inMail(by.name()) + " (" + by.email() + ")",
                by.reason(),
                ImpersonationService.LONGEST.toMinutes());
        mails.send(MailDraft.to(
                        user.email(), user.name(), TEMPLATE, model, user.locale(), "impersonated:" + session.value())
                .ofPerson());
    }
}
