package foyer.tenancy;

import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.branding.Brandings;
import foyer.tenancy.members.MembershipQueries;
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
