package foyer.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a fresh random nonce in front of each ciphertext (NIST SP 800-38D). */
final class AesGcm {

    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Nonce, ciphertext and tag. */
    static byte[] seal(SecretKey key, byte[] plain, byte[]... associated) {
        try {
            var nonce = random(NONCE_LENGTH);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, associated);
            var sealed = new byte[NONCE_LENGTH + plain.length + TAG_LENGTH];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_LENGTH);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_LENGTH);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /** The plaintext of what {@link #seal} made with the same key and associated data; anything else raises. */
    static byte[] open(SecretKey key, byte[] sealed, int from, int length, byte[]... associated) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, sealed, from, associated)
                    .doFinal(sealed, from + NONCE_LENGTH, length - NONCE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted for this place, or changed since", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int from, byte[]... associated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce, from, NONCE_LENGTH));
        for (var data : associated) {
            cipher.updateAAD(data);
        }
        return cipher;
    }
}
