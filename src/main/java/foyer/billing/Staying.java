package foyer.billing;

import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** A tenant whose deletion is asked for pays no further period, and neither begins a subscription nor lets one go on. */
@Component
class Staying {

    private final Tenancy tenancy;

    Staying(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** @throws UserErrorException DELETION_REQUESTED */
    void require() {
        if (tenancy.isDeletionAskedFor()) {
            throw UserErrorException.of(BillingErrorCode.DELETION_REQUESTED);
        }
    }
}
