package foyer.tenancy;

import foyer.identity.NewUser;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The mail to whoever has signed up, in their language. */
@Component
class Welcome {

    /**
     * What the mail tells.
     *
     * @param name empty for none
     * @param company empty for none
     */
    record Model(String name, String company, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("welcome", Model.class);

    /** Anybody can sign up with another's address: what looks like a link or an advertisement is not passed on. */
    private static final Pattern NO_NAME = Pattern.compile("[/@:\\\\]|\\.\\p{L}{2,}|\\d{5,}");

    private static final int LONGEST_NAME = 60;

    private final Mails mails;
    private final FrontendLinks links;

    Welcome(Mails mails, FrontendLinks links) {
        this.mails = mails;
        this.links = links;
    }

    /** In the transaction that makes the account, as its user. */
    void send(NewUser user, String company) {
        var model = new Model(
                passedOn(user.name()), passedOn(company), links.signIn().toString());
        mails.send(MailDraft.to(
                        user.email(),
                        model.name(),
                        TEMPLATE,
                        model,
                        Locale.forLanguageTag(user.locale()),
                        "welcome:" + user.id().value())
                .ofPerson());
    }

    private static String passedOn(String name) {
        var looksLikeAName =
                name.length() <= LONGEST_NAME && !NO_NAME.matcher(name).find();
        return looksLikeAName ? name.strip() : "";
    }
}
