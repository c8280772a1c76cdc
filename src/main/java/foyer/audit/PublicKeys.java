package foyer.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Ed25519 keys (RFC 8032) by their ids, and what they verify. An id is that of its key, so none can stand for another. */
final class PublicKeys {

    static final String ALGORITHM = "Ed25519";
    static final int LENGTH = 32;

    private static final int ID_BYTES = 8;

    /** What RFC 8410 puts before the 32 bytes of an Ed25519 key. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, PublicKey> keys = new HashMap<>();

    /** The keys whose bytes these are. */
    PublicKeys(Iterable<Octets> raw) {
        raw.forEach(key -> keys.put(id(key.bytes()), decode(key.bytes())));
    }

    static String id(byte[] raw) {
        return HexFormat.of().formatHex(Hashes.of(raw), 0, ID_BYTES);
    }

    /** The 32 bytes of a key. */
    static byte[] raw(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
    }

    private static PublicKey decode(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("a public key of Ed25519 has 32 bytes");
        }
        var encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + LENGTH);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, LENGTH);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of Ed25519", e);
        }
    }

    boolean verifies(String keyId, byte[] text, Octets signature) {
        var key = keys.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature.bytes());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
