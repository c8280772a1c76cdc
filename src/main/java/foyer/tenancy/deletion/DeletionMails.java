package foyer.tenancy.deletion;

import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.tenancy.People;
import foyer.tenancy.Tenant;
import foyer.tenancy.branding.Brandings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.stereotype.Component;

/** Tells the owners of a tenant that it will be deleted, or will not, in the tenant's language. */
@Component
class DeletionMails {

    /**
     * What the mails tell.
     *
     * @param name empty for none
     * @param company empty for none
     * @param day when the tenant is deleted, or would have been
     */
    record Model(String name, String company, String day, String link) {}

    private static final MailTemplate<Model> REQUESTED = MailTemplate.of("deletion-requested", Model.class);
    private static final MailTemplate<Model> CANCELLED = MailTemplate.of("deletion-cancelled", Model.class);

    private final DeletionQueries queries;
    private final Mails mails;
    private final FrontendLinks links;
    private final Brandings brandings;

    DeletionMails(DeletionQueries queries, Mails mails, FrontendLinks links, Brandings brandings) {
        this.queries = queries;
        this.mails = mails;
        this.links = links;
        this.brandings = brandings;
    }

    /** In the transaction that asks. */
    void requested(Tenant tenant, TenantDeletion deletion) {
        send(REQUESTED, tenant, deletion);
    }

    /** In the transaction that cancels. */
    void cancelled(Tenant tenant, TenantDeletion deletion) {
        send(CANCELLED, tenant, deletion);
    }

    private void send(MailTemplate<Model> template, Tenant tenant, TenantDeletion deletion) {
        var looks = brandings.ofMails(tenant);
        for (var owner : queries.owners()) {
            var model = new Model(
                    People.inMail(owner.name()),
                    People.inMail(tenant.name()),
                    day(tenant, deletion.purgeAt()),
                    links.home().toString());
            var key = "%s:%s:%d"
                    .formatted(
                            template.name(),
                            owner.membership(),
                            deletion.requestedAt().toEpochMilli());
            mails.send(MailDraft.to(owner.email(), owner.name(), template, model, tenant.locale(), key)
                    .brand(looks));
        }
    }

    private static String day(Tenant tenant, Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(tenant.locale())
                .withZone(ZoneId.of(tenant.timeZone()))
                .format(at);
    }
}
