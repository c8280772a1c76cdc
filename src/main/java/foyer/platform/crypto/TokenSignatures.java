package foyer.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Signs what a client carries, may read and must not change: HMAC-SHA-256 under a key derived from {@code FOYER_SECRET}
 * for each purpose. What a listed secret of before has signed still holds.
 */
@Component
public class TokenSignatures {

    /** Bytes of a signature. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** The current one first. */
    private final List<String> secrets;

    TokenSignatures(SecretSettings settings) {
        secrets = Stream.concat(Stream.of(settings.secret()), settings.secretsPrevious().stream())
                .toList();
    }

    /** Who signs for one purpose: what is signed for one does not hold for another. */
    public Signer signer(String purpose) {
        return new Signer(secrets.stream().map(secret -> key(secret, purpose)).toList());
    }

    private static SecretKey key(String secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            ALGORITHM,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(
                                            ("foyer signature " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs, and tells what it or a signer of a secret before has signed. */
    public static final class Signer {

        private final List<SecretKey> keys;

        private Signer(List<SecretKey> keys) {
            this.keys = keys;
        }

        public byte[] sign(byte[] message) {
            return sign(keys.getFirst(), message);
        }

        /** Whether the signature is this message's, in time that does not depend on where they differ. */
        public boolean holds(byte[] message, byte[] signature) {
            return keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, message), signature));
        }

        private static byte[] sign(SecretKey key, byte[] message) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
