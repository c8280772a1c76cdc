package foyer.tenancy.signup;

import foyer.identity.NewUser;
import foyer.identity.OneTimeTokens;
import foyer.identity.TokenPurpose;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.People;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The mail to whoever has signed up, in their language, with a link that proves their address. */
@Component
class Welcome {

    /**
     * What the mail tells.
     *
     * @param name empty for none
     * @param company empty for none
     */
    record Model(String name, String company, String link) {}

    private final Mails mails;
    private final FrontendLinks links;
    private final OneTimeTokens tokens;

    Welcome(Mails mails, FrontendLinks links, OneTimeTokens tokens) {
        this.mails = mails;
        this.links = links;
        this.tokens = tokens;
    }

    /** In the transaction that makes the account, as its user. */
    void send(NewUser user, String company) {
        var token = tokens.issue(user.id(), TokenPurpose.EMAIL_VERIFY, user.email());
        var model = new Model(
                People.inMail(user.name()),
                People.inMail(company),
                links.emailVerify(token).toString());
        send(user, "welcome", model);
    }

    /** The same to whoever has set up no company. */
    void askForProof(NewUser user) {
        var token = tokens.issue(user.id(), TokenPurpose.EMAIL_VERIFY, user.email());
        var model = new Model(
                People.inMail(user.name()), "", links.emailVerify(token).toString());
        send(user, "verify-email", model);
    }

    private void send(NewUser user, String template, Model model) {
        mails.send(MailDraft.to(
                        user.email(),
                        model.name(),
                        MailTemplate.awaited(template, Model.class, tokens.lifetime(TokenPurpose.EMAIL_VERIFY)),
                        model,
                        Locale.forLanguageTag(user.locale()),
                        "welcome:" + user.id().value())
                .ofPerson());
    }
}
