package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.entitlements.Limit;
import foyer.platform.events.Event;
import foyer.records.freezing.FrozenRows;
import foyer.records.freezing.StockFreezing;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Leads beyond what the tenant's plan has room for, archived ones too, are read-only: the newest ones. */
@Component
class LeadFreezing extends StockFreezing {

    LeadFreezing(Parts parts) {
        super(
                new FrozenRows(
                        Lead.TYPE,
                        LeadId.PREFIX,
                        Limit.LEADS,
                        LEAD.ID,
                        LeadQueries.ALL,
                        () -> LeadQueries.within(LeadQueries.READ)),
                parts);
    }

    @Override
    protected Event changed(UUID job, int count) {
        return new LeadBulkEvent(job, count);
    }
}
