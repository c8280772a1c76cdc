package foyer.billing;

import foyer.payments.Provider;

/**
 * Who has credit, and with whom.
 *
 * @param customer the provider's id of the customer
 */
record CreditHolder(Provider provider, String customer) {}
