package foyer.billing;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Credit: what tenants are told of it, and how those who run the platform give it. */
@Controller
class CreditController {

    private final CreditGrants grants;
    private final CreditQueries credits;
    private final CreditBalances balances;

    CreditController(CreditGrants grants, CreditQueries credits, CreditBalances balances) {
        this.grants = grants;
        this.credits = credits;
        this.balances = balances;
    }

    @MutationMapping
    CreditGrants.Granted creditGrant(@Argument BillingInputs.CreditGrant input) {
        return grants.granted(input);
    }

    @SchemaMapping
    Connection<BillingCredit> credits(Billing billing, PageRequest page) {
        return credits.page(page);
    }

    @SchemaMapping
    @Nullable Money creditBalance(Billing billing) {
        return balances.of(billing.current());
    }
}
