/** Tenants' own accounts with providers of payments: set up by their people, their keys encrypted and shown to nobody. */
@NullMarked
package foyer.payments.accounts;

import org.jspecify.annotations.NullMarked;
