package foyer.payments.paypal;

import foyer.payments.BadSignatureException;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundException;
import foyer.platform.http.OutboundHttp;
import foyer.platform.http.Vendor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the certificates that webhooks name. A name in a header is anybody's: it is followed to PayPal's own hosts
 * only, over HTTPS, without redirections, and what comes counts when its chain ends at a trusted authority, it is valid
 * now, and it is PayPal's.
 */
final class PayPalCertificates {

    private static final int MOST = 100;
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]{1,200}");

    private final OutboundHttp http;
    private final PayPalTrust trust;
    private final Clock clock;

    private final Map<String, List<X509Certificate>> chains = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<X509Certificate>> eldest) {
            return size() > MOST;
        }
    };

    PayPalCertificates(OutboundHttp http, PayPalTrust trust, Clock clock) {
        this.http = http;
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * The key of the certificate there.
     *
     * @return null when it cannot be got just now
     * @throws BadSignatureException when it is none to trust
     */
    @Nullable PublicKey key(String url) throws BadSignatureException {
        var place = place(url);
        List<X509Certificate> chain;
        synchronized (chains) {
            chain = chains.get(url);
        }
        if (chain == null) {
            chain = got(place);
            if (chain == null) {
                return null;
            }
            require(chain);
            synchronized (chains) {
                chains.put(url, chain);
            }
        } else {
            require(chain);
        }
        return chain.getFirst().getPublicKey();
    }

    private URI place(String url) throws BadSignatureException {
        try {
            var place = new URI(url);
            var base = new URI(place.getScheme(), null, place.getHost(), place.getPort(), null, null, null);
            var plain = place.getRawUserInfo() == null && place.getRawQuery() == null && place.getRawFragment() == null;
            if (plain
                    && trust.bases().contains(base)
                    && place.getRawPath() != null
                    && PATH.matcher(place.getRawPath()).matches()) {
                return place;
            }
        } catch (URISyntaxException _) {
            // As any other that is not PayPal's.
        }
        throw new BadSignatureException();
    }

    private @Nullable List<X509Certificate> got(URI place) throws BadSignatureException {
        var base = place.toString()
                .substring(0, place.toString().length() - place.getRawPath().length());
        try {
            var answer = http.call(HttpCall.to(new Vendor("paypal", URI.create(base)), "GET", place.getRawPath()));
            if (!answer.isSuccess()) {
                return null;
            }
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(answer.body()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (OutboundException _) {
            return null;
        } catch (GeneralSecurityException _) {
            throw new BadSignatureException();
        }
    }

    private void require(List<X509Certificate> chain) throws BadSignatureException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            // An authority itself at the end is what the path ends at, no part of it.
            var path = chain.stream().filter(part -> !isAnchor(part)).toList();
            var rules = new PKIXParameters(trust.anchors());
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), rules);
            if (!path.isEmpty() && isPayPals(path.getFirst())) {
                return;
            }
        } catch (GeneralSecurityException | InvalidNameException _) {
            // As any other that is not to be trusted.
        }
        throw new BadSignatureException();
    }

    private boolean isAnchor(X509Certificate certificate) {
        return trust.anchors().stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    private boolean isPayPals(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .anyMatch(part -> part.getType().equalsIgnoreCase("CN")
                                && part.getValue() instanceof String name
                                && trust.subjects().contains(name));
    }
}
