package foyer.tenancy.invites;

import foyer.platform.crypto.Secret;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.Membership;
import foyer.tenancy.Memberships;
import foyer.tenancy.People;
import foyer.tenancy.Tenancy;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail to whoever is invited, in the tenant's language: nothing else is known of them. */
@Component
class InviteMails {

    /** How long an invite can be answered. */
    static final Duration GOOD_FOR = Duration.ofDays(7);

    /**
     * What the mail tells.
     *
     * @param inviter empty for none
     * @param company empty for none
     */
    record Model(String inviter, String company, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.awaited("invite", Model.class, GOOD_FOR);

    private final Mails mails;
    private final FrontendLinks links;
    private final Tenancy tenancy;
    private final Memberships memberships;

    InviteMails(Mails mails, FrontendLinks links, Tenancy tenancy, Memberships memberships) {
        this.mails = mails;
        this.links = links;
        this.tenancy = tenancy;
        this.memberships = memberships;
    }

    /** In the transaction that makes the token. */
    void send(Invite invite, Secret token) {
        var tenant = tenancy.tenant();
        var inviter = inviter(invite);
        var model = new Model(
                inviter == null ? "" : People.inMail(inviter.name()),
                People.inMail(tenant.name()),
                links.invite(token).toString());
        mails.send(MailDraft.to(
                invite.email(), null, TEMPLATE, model, tenant.locale(), invite.seatKey() + ":" + invite.version()));
    }

    private @Nullable Membership inviter(Invite invite) {
        var id = invite.inviterId();
        return id == null ? null : memberships.byIds(Set.of(id)).get(id);
    }
}
