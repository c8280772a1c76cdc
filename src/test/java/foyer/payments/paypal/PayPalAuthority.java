package foyer.payments.paypal;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of certificates, and a key that it has signed. Keys take time: all tests share a few. */
final class PayPalAuthority {

    static final String SIGNER = "messageverificationcerts.paypal.com";

    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LONG = Instant.parse("2090-01-01T00:00:00Z");

    static final PayPalAuthority TRUSTED = new PayPalAuthority("Trusted");
    static final PayPalAuthority ANYBODYS = new PayPalAuthority("Anybody's");

    private final String name;
    private final KeyPair own = keys();
    private final KeyPair signers = keys();
    private final X509Certificate root;

    private PayPalAuthority(String name) {
        this.name = name;
        this.root = certificate(name, own, LONG, true);
    }

    TrustAnchor anchor() {
        return new TrustAnchor(root, null);
    }

    PrivateKey key() {
        return signers.getPrivate();
    }

    /** A chain, as PayPal serves it, of a certificate of this name, which is valid until then. */
    String chain(String subject, Instant until) {
        try (var text = new StringWriter();
                var pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate(subject, signers, until, false));
            pem.writeObject(root);
            pem.flush();
            return text.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String chain() {
        return chain(SIGNER, LONG);
    }

    /** In base64. */
    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certificate(String subject, KeyPair of, Instant until, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=" + name),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(SINCE),
                    Date.from(until),
                    new X500Principal("CN=" + subject),
                    of.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(own.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
