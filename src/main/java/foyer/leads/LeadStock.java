package foyer.leads;

import foyer.entitlements.Limit;
import foyer.entitlements.StockSource;
import org.springframework.stereotype.Component;

/** Leads as the tenant's plan counts them: all that are kept, archived ones too. */
@Component
class LeadStock implements StockSource {

    private final LeadQueries leads;

    LeadStock(LeadQueries leads) {
        this.leads = leads;
    }

    @Override
    public Limit limit() {
        return Limit.LEADS;
    }

    @Override
    public long count() {
        return leads.countAll();
    }
}
