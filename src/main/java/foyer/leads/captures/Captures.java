package foyer.leads.captures;

import foyer.entitlements.EntitlementException;
import foyer.leads.LeadDraft;
import foyer.leads.LeadService;
import foyer.leads.forms.LeadFormId;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * Makes leads of what strangers send: what is sent again on the same day is kept once, and answered like the first time.
 */
@Component
public class Captures {

    private final LeadService leads;
    private final CaptureQueries queries;
    private final CaptureMails mails;
    private final Transactions transactions;
    private final TenantClock clock;

    Captures(
            LeadService leads,
            CaptureQueries queries,
            CaptureMails mails,
            Transactions transactions,
            TenantClock clock) {
        this.leads = leads;
        this.queries = queries;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * In a transaction of its own. What the plan has no room for is kept too, as a frozen lead.
     *
     * @return whether it is kept, now or since it was sent before; false where too many are kept so already
     */
    public boolean keep(CaptureDraft draft) {
        try {
            transactions.run(() -> write(draft));
            return true;
        } catch (RepeatedCaptureException _) {
            return true;
        } catch (EntitlementException _) {
            return false;
        }
    }

    private void write(CaptureDraft draft) {
        var at = clock.now();
        var lead = leads.receive(
                new LeadDraft(
                        draft.title(),
                        draft.stage(),
                        draft.assignee(),
                        draft.source(),
                        draft.through(),
                        null,
                        null,
                        draft.contact(),
                        draft.address(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        true,
                        null),
                draft.form() == null ? null : new LeadFormId(draft.form()));
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        if (!queries.insert(lead.id(), draft, OpaqueTokens.hash(day + draft.identity()), at)) {
            throw new RepeatedCaptureException();
        }
        mails.tell(lead, draft.through());
    }
}
