package foyer.tenancy.tenants;

import foyer.entitlements.TenantTerms;
import org.springframework.stereotype.Component;

/** What a claim takes from its tenant. */
@Component
class TenantClaimTerms implements TenantTerms {

    private final TenantQueries tenants;

    TenantClaimTerms(TenantQueries tenants) {
        this.tenants = tenants;
    }

    @Override
    public Terms terms() {
        return tenants.terms();
    }
}
