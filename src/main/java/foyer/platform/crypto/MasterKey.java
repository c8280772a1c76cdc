package foyer.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A key-encryption key, derived from one of the deployment's secrets by HKDF (RFC 5869).
 *
 * @param id in hexadecimal: tells which secret the key came from, and nothing about either
 */
record MasterKey(String id, SecretKey key) {

    static final int ID_LENGTH = 8;

    private static final int KEY_LENGTH = 32;

    /** The key that wraps the data keys of encrypted values. */
    static MasterKey of(String secret) {
        return of(secret, "foyer encryption key");
    }

    /** A key of its own for each purpose: what is made with one says nothing about another. */
    static MasterKey of(String secret, String purpose) {
        try {
            var derivation = KDF.getInstance("HKDF-SHA256");
            var id = derivation.deriveData(expand(secret, purpose + " id", ID_LENGTH));
            var key = derivation.deriveKey("AES", expand(secret, purpose, KEY_LENGTH));
            return new MasterKey(HexFormat.of().formatHex(id), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }

    private static HKDFParameterSpec expand(String secret, String purpose, int length) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length);
    }
}
