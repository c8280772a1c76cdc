package foyer.leads.captures;

import foyer.leads.Lead;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailTemplate;
import foyer.tenancy.MemberMails;
import foyer.tenancy.People;
import org.springframework.stereotype.Component;

/** The mail to whoever looks after a new lead, or to the owners where nobody does. */
@Component
class CaptureMails {

    /**
     * What the mail tells.
     *
     * @param name the member's, empty for none
     * @param company empty for none
     * @param who the lead's name, empty for what does not look like one
     * @param through the form or the property in words, empty for what looks like anything else
     */
    record Model(String name, String company, String who, String through, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("lead-captured", Model.class);

    private final MemberMails mails;
    private final FrontendLinks links;

    CaptureMails(MemberMails mails, FrontendLinks links) {
        this.mails = mails;
        this.links = links;
    }

    /** In the transaction that makes the lead. */
    void tell(Lead lead, String through) {
        var contact = lead.contact().name();
        var who = contact == null ? "" : People.inMail(contact);
        mails.send(
                lead.assigneeId(),
                TEMPLATE,
                to -> new Model(
                        to.name(),
                        to.company(),
                        who,
                        People.inMail(through),
                        links.home().toString()),
                "lead-captured:" + lead.id());
    }
}
