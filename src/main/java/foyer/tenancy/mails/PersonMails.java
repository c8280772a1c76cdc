package foyer.tenancy.mails;

import foyer.identity.NewUser;
import foyer.identity.User;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.People;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Sends people mails about their own affairs, which no tenant sees. Whom a mail is to is said by {@link People#inMail}, as
 * in the mail itself: what somebody typed where a name belongs is not passed on to the address that they typed.
 */
@Component
public class PersonMails {

    private final Mails mails;

    PersonMails(Mails mails) {
        this.mails = mails;
    }

    /** In the running transaction, whose caller the user is. */
    public <M extends Record> void send(User user, MailTemplate<M> template, M model, String key) {
        send(user, user.email(), template, model, key);
    }

    /** The same to an address that is not the user's yet. */
    public <M extends Record> void send(User user, String email, MailTemplate<M> template, M model, String key) {
        send(email, user.name(), user.locale(), template, model, key);
    }

    /** The same to somebody whose account is being made. */
    public <M extends Record> void send(NewUser user, MailTemplate<M> template, M model, String key) {
        send(user.email(), user.name(), Locale.forLanguageTag(user.locale()), template, model, key);
    }

    private <M extends Record> void send(
            String email, String name, Locale locale, MailTemplate<M> template, M model, String key) {
        mails.send(MailDraft.to(email, People.inMail(name), template, model, locale, key)
                .ofPerson());
    }
}
