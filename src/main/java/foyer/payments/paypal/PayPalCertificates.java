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
import java.time.Duration;
import java.time.Instant;
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
 * now, and it is PayPal's. What was found to be none is not asked for again for a minute.
 */
final class PayPalCertificates {

    private static final int MOST = 100;
    private static final Pattern PATH = Pattern.compile("/v1/notifications/certs/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration REFUSED = Duration.ofMinutes(1);

    private final OutboundHttp http;
    private final PayPalTrust trust;
    private final Clock clock;
    private final PayPalPace pace;

    /** Until when what is there is not asked for. */
    private final Map<URI, Instant> refused = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Instant> eldest) {
            return size() > MOST;
        }
    };

    private final Map<URI, List<X509Certificate>> chains = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, List<X509Certificate>> eldest) {
            return size() > MOST;
        }
    };

    PayPalCertificates(OutboundHttp http, PayPalTrust trust, Clock clock, PayPalPace pace) {
        this.http = http;
        this.trust = trust;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * The key of the certificate there.
     *
     * @param client who names it
     * @return null when it cannot be got just now
     * @throws BadSignatureException when it is none to trust
     */
    @Nullable PublicKey key(String url, String client) throws BadSignatureException {
        var place = place(url);
        List<X509Certificate> chain;
        synchronized (chains) {
            chain = chains.get(place);
        }
        if (chain == null) {
            chain = trusted(place, client);
            if (chain == null) {
                return null;
            }
            synchronized (chains) {
                chains.put(place, chain);
            }
        } else {
            require(chain);
        }
        return chain.getFirst().getPublicKey();
    }

    private @Nullable List<X509Certificate> trusted(URI place, String client) throws BadSignatureException {
        synchronized (refused) {
            var until = refused.get(place);
            if (until != null && clock.instant().isBefore(until)) {
                throw new BadSignatureException();
            }
        }
        try {
            var chain = got(place, client);
            if (chain != null) {
                require(chain);
            }
            return chain;
        } catch (BadSignatureException e) {
            synchronized (refused) {
                refused.put(place, clock.instant().plus(REFUSED));
            }
            throw e;
        }
    }

    /** Written as it is here, however the header writes it. */
    private URI place(String url) throws BadSignatureException {
        try {
            var place = new URI(url);
            var base = new URI(place.getScheme(), null, place.getHost(), place.getPort(), null, null, null);
            var plain = place.getRawUserInfo() == null && place.getRawQuery() == null && place.getRawFragment() == null;
            var ours = trust.bases().stream().filter(base::equals).findFirst();
            if (plain
                    && ours.isPresent()
                    && place.getRawPath() != null
                    && PATH.matcher(place.getRawPath()).matches()) {
                return URI.create(ours.get() + place.getRawPath());
            }
        } catch (URISyntaxException _) {
            // As any other that is not PayPal's.
        }
        throw new BadSignatureException();
    }

    private @Nullable List<X509Certificate> got(URI place, String client) throws BadSignatureException {
        var base = place.toString()
                .substring(0, place.toString().length() - place.getRawPath().length());
        var call = HttpCall.to(new Vendor("paypal", URI.create(base)), "GET", place.getRawPath())
                .totalTimeout(LONGEST);
        try (var _ = pace.ask(client)) {
            var answer = http.call(call);
            if (answer.isForNow()) {
                return null;
            }
            if (!answer.isSuccess()) {
                throw new BadSignatureException();
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
