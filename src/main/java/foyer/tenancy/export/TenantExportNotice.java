package foyer.tenancy.export;

import foyer.audit.Audit;
import foyer.files.FileSettings;
import foyer.files.StoredFile;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.jobs.JobId;
import foyer.platform.events.Events;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.People;
import foyer.tenancy.Tenant;
import foyer.tenancy.branding.Brandings;
import foyer.tenancy.tenants.TenancyEvents.TenantExported;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells that an archive is ready: as an event, in the audit log, since it holds people's data, and by a mail to whoever
 * asked for it. The mail leads to the app: whoever reads another's mails does not get the archive by it.
 */
@Component
class TenantExportNotice {

    /**
     * What the mail tells.
     *
     * @param name empty for none
     * @param company empty for none
     * @param days until the archive goes
     */
    record Model(String name, String company, long days, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("tenant-exported", Model.class);

    private final Events events;
    private final Audit audit;
    private final Users users;
    private final Mails mails;
    private final FrontendLinks links;
    private final Brandings brandings;
    private final FileSettings files;

    TenantExportNotice(
            Events events,
            Audit audit,
            Users users,
            Mails mails,
            FrontendLinks links,
            Brandings brandings,
            FileSettings files) {
        this.events = events;
        this.audit = audit;
        this.users = users;
        this.mails = mails;
        this.links = links;
        this.brandings = brandings;
        this.files = files;
    }

    /** In a transaction, as whoever asked. */
    void tell(Tenant tenant, JobId job, StoredFile file) {
        events.publish(new TenantExported(tenant.id(), file.id()));
        audit.record(
                "tenant.export",
                "Tenant",
                tenant.id().value(),
                Map.of("file", file.id().toString(), "size", file.size()));
        var id = CurrentCaller.actor().userId();
        var user = id == null ? null : users.get(new UserId(id));
        if (user == null) {
            return;
        }
        var model = new Model(
                People.inMail(user.name()),
                People.inMail(tenant.name()),
                files.archiveKept().toDays(),
                links.home().toString());
        mails.send(MailDraft.to(user.email(), user.name(), TEMPLATE, model, user.locale(), "tenant-exported:" + job)
                .brand(brandings.ofMails(tenant)));
    }
}
