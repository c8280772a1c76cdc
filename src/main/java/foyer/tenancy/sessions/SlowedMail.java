package foyer.tenancy.sessions;

import foyer.identity.Account;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.People;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells people that there were so many attempts to sign in to their account that further ones have to wait. Nothing of it
 * holds the refusal up, so that the time it takes does not tell whether there is an account.
 */
@Component
class SlowedMail {

    private static final Logger log = LoggerFactory.getLogger(SlowedMail.class);

    /**
     * What the mail tells.
     *
     * @param name empty for none
     */
    record Model(String name, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("sign-in-slowed", Model.class);

    private final Users users;
    private final Mails mails;
    private final FrontendLinks links;
    private final Transactions transactions;
    private final Clock clock;

    SlowedMail(Users users, Mails mails, FrontendLinks links, Transactions transactions, Clock clock) {
        this.users = users;
        this.mails = mails;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** On a thread of its own, which nobody waits for: a mail that cannot be written is none. */
    void sendLater(String email) {
        var caller = CurrentCaller.get();
        Thread.ofVirtual().name("sign-in-slowed").start(() -> {
            try {
                CurrentCaller.call(caller, () -> sendIfAny(email));
            } catch (RuntimeException e) {
                log.warn("nobody was told that a sign-in is slowed down", e);
            }
        });
    }

    private boolean sendIfAny(String email) {
        var account = users.withEmail(email);
        if (account == null || !account.active()) {
            return false;
        }
        var actor = new Actor.User(account.id().value(), NewIds.at(clock.instant()));
        CurrentCaller.call(CurrentCaller.get().as(actor), () -> transactions.write(() -> send(account)));
        return true;
    }

    private boolean send(Account account) {
        var user = Objects.requireNonNull(users.get(account.id()));
        var model = new Model(People.inMail(user.name()), links.signIn().toString());
        var key = TEMPLATE.name() + ":" + NewIds.at(clock.instant());
        mails.send(MailDraft.to(user.email(), model.name(), TEMPLATE, model, user.locale(), key)
                .ofPerson());
        return true;
    }
}
