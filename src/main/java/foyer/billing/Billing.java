package foyer.billing;

import org.jspecify.annotations.Nullable;

/**
 * What the tenant acted in pays for and how that stands; the schema's type of the same name.
 *
 * @param blueprint whose plans it has
 * @param current the subscription that counts, or the last one that did
 * @param offers of its plans, which what is shown of it shares
 */
public record Billing(
        String blueprint, Account account, @Nullable StoredSubscription current, ReadOffers offers) {

    /** The code of the plan whose entitlements the tenant has. */
    public String planCode() {
        return account.planCode();
    }
}
