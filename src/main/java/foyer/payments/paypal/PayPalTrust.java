package foyer.payments.paypal;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates sign PayPal's webhooks.
 *
 * @param bases where certificates may be got, exactly: scheme, host and port
 * @param anchors the authorities one of which signed the chain
 * @param subjects how the certificate's owner is called, whole; PayPal's sandbox is called otherwise. What is signed names
 *     the webhook, which is of one of both
 */
record PayPalTrust(Set<URI> bases, Set<TrustAnchor> anchors, Set<String> subjects) {

    private static final Set<URI> PAYPALS = Set.of(
            URI.create("https://api.paypal.com"),
            URI.create("https://api-m.paypal.com"),
            URI.create("https://api.sandbox.paypal.com"),
            URI.create("https://api-m.sandbox.paypal.com"));

    private static final Set<String> SIGNERS =
            Set.of("messageverificationcerts.paypal.com", "messageverificationcerts.sandbox.paypal.com");

    /** PayPal's hosts and names, and the authorities that Java trusts. */
    static PayPalTrust paypals() {
        return new PayPalTrust(PAYPALS, authorities(), SIGNERS);
    }

    private static Set<TrustAnchor> authorities() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .map((X509Certificate authority) -> new TrustAnchor(authority, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
