package foyer.tenancy;

import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.branding.Brandings;
import foyer.tenancy.members.MembershipQueries;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails to people of the current tenant about its affairs, in its language and looks, for other modules. */
@Component
public class MemberMails {

    /** Of the owners, those who have been it longest. */
    private static final int MOST_OWNERS = 5;

    private final MembershipQueries members;
    private final Tenancy tenancy;
    private final Brandings brandings;
    private final Mails mails;

    MemberMails(MembershipQueries members, Tenancy tenancy, Brandings brandings, Mails mails) {
        this.members = members;
        this.tenancy = tenancy;
        this.brandings = brandings;
        this.mails = mails;
    }

    /**
     * Whom a mail is to, as it may say it.
     *
     * @param name empty for none
     * @param company empty for none
     */
    public record Addressee(String name, String company) {}

    /**
     * A mail that its readers may not want.
     *
     * @param key the same one is not sent twice to the same address
     * @param unsubscribe where one POST ends such mails, by HTTPS (RFC 8058); null for nowhere
     */
    public record Mail<M extends Record>(
            MailTemplate<M> template,
            Function<Addressee, M> model,
            String key,
            @Nullable URI unsubscribe) {}

    /** Whether mail programs may be told to end mails by this link. */
    public static boolean isOneClick(URI link) {
        return "https".equals(link.getScheme());
    }

    /** To an active member, in the running transaction; whoever is none gets nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <M extends Record> void sendToMember(MembershipId to, Mail<M> mail) {
        var member = members.byIds(List.of(to.value())).get(to.value());
        if (member != null && member.status() == MembershipStatus.ACTIVE) {
            send(member.email(), member.name(), mail);
        }
    }

    /** To somebody outside of the tenant who has agreed to it, in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <M extends Record> void sendToAnybody(String email, String name, Mail<M> mail) {
        send(email, name, mail);
    }

    private <M extends Record> void send(String email, String name, Mail<M> mail) {
        var tenant = tenancy.tenant();
        var addressee = new Addressee(People.inMail(name), People.inMail(tenant.name()));
        var draft = MailDraft.to(
                        email,
                        addressee.name(),
                        mail.template(),
                        mail.model().apply(addressee),
                        tenant.locale(),
                        mail.key())
                .brand(brandings.ofMails(tenant));
        mails.send(mail.unsubscribe() == null ? draft : draft.unsubscribe(mail.unsubscribe()));
    }

    /**
     * In the running transaction.
     *
     * @param to null for the owners, who get it as well where this member has left
     * @param key the same one is not sent twice to the same member
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <M extends Record> void send(
            @Nullable MembershipId to, MailTemplate<M> template, Function<Addressee, M> model, String key) {
        var tenant = tenancy.tenant();
        var looks = brandings.ofMails(tenant);
        for (var member : recipients(to)) {
            var addressee = new Addressee(People.inMail(member.name()), People.inMail(tenant.name()));
            mails.send(MailDraft.to(
                            member.email(),
                            addressee.name(),
                            template,
                            model.apply(addressee),
                            tenant.locale(),
                            key + ":" + member.id())
                    .brand(looks));
        }
    }

    private List<Membership> recipients(@Nullable MembershipId to) {
        var member = to == null ? null : members.byIds(List.of(to.value())).get(to.value());
        return member != null && member.status() == MembershipStatus.ACTIVE
                ? List.of(member)
                : members.activeOwners(MOST_OWNERS);
    }
}
