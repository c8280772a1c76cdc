package foyer.tenancy.account;

import foyer.identity.OneTimeTokens;
import foyer.identity.TokenPurpose;
import foyer.identity.User;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.People;
import foyer.tenancy.mails.PersonMails;
import java.net.URI;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Mails whose link opens something once, and the one that is sent instead to an address without an account. */
@Component
class LinkMails {

    /**
     * What a mail tells.
     *
     * @param name empty for none
     */
    record Model(String name, String link) {}

    private final PersonMails mails;
    private final Mails others;
    private final FrontendLinks links;
    private final OneTimeTokens tokens;
    private final Clock clock;

    LinkMails(PersonMails mails, Mails others, FrontendLinks links, OneTimeTokens tokens, Clock clock) {
        this.mails = mails;
        this.others = others;
        this.links = links;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Issues a token and sends it, in the running transaction, whose caller the user is. */
    void send(User user, TokenPurpose purpose) {
        send(user, user.email(), purpose);
    }

    /** The same to an address that is not the user's yet. */
    void send(User user, String email, TokenPurpose purpose) {
        var token = tokens.issue(user.id(), purpose, email);
        var model = new Model(People.inMail(user.name()), link(purpose, token).toString());
        var template = template(purpose);
        mails.send(user, email, awaited(template, purpose), model, key(template));
    }

    /** Tells whoever reads this address that it opens nothing. */
    void sendToNobody(String email, TokenPurpose purpose) {
        sendToNobody(email, purpose, "no-account");
    }

    /** Tells whoever reads this address something of it, in place of a link. */
    void sendToNobody(String email, TokenPurpose purpose, String template) {
        var model = new Model("", links.signIn().toString());
        others.sendOfNobody(MailDraft.to(
                email,
                model.name(),
                awaited(template, purpose),
                model,
                CurrentCaller.get().locale(),
                key(template)));
    }

    private MailTemplate<Model> awaited(String template, TokenPurpose purpose) {
        return MailTemplate.awaited(template, Model.class, tokens.lifetime(purpose));
    }

    private String key(String template) {
        return template + ":" + NewIds.at(clock.instant());
    }

    private static String template(TokenPurpose purpose) {
        return switch (purpose) {
            case EMAIL_VERIFY -> "verify-email";
            case PASSWORD_RESET -> "reset-password";
            case MAGIC_LINK -> "magic-link";
            case EMAIL_CHANGE -> "confirm-email";
        };
    }

    private URI link(TokenPurpose purpose, Secret token) {
        return switch (purpose) {
            case EMAIL_VERIFY -> links.emailVerify(token);
            case PASSWORD_RESET -> links.passwordReset(token);
            case MAGIC_LINK -> links.magicLink(token);
            case EMAIL_CHANGE -> links.emailChange(token);
        };
    }
}
