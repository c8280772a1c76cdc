/** PayPal's Subscriptions API: its gateway, what its answers mean, and the signatures of its webhooks. */
@NullMarked
package foyer.payments.paypal;

import org.jspecify.annotations.NullMarked;
