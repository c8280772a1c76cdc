package foyer.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts single values for the cell that keeps them. Each value has a random data key, which is wrapped by a key
 * derived from {@code FOYER_SECRET}; both layers are AES-256-GCM and bound to the cell. After the secret is changed and
 * the one before is listed in {@code FOYER_SECRETS_PREVIOUS}, old values are still read, and
 * {@link #needsRotation} tells which to encrypt anew.
 *
 * <p>Layout: version (1 byte), key id (8), wrapped data key (nonce 12, key 32, tag 16), value (nonce 12, n, tag 16).
 */
@Component
public class Encryption {

    private static final byte VERSION = 1;
    private static final int HEADER_LENGTH = 1 + MasterKey.ID_LENGTH;
    private static final int DATA_KEY_LENGTH = 32;
    private static final int WRAPPED_LENGTH = AesGcm.NONCE_LENGTH + DATA_KEY_LENGTH + AesGcm.TAG_LENGTH;
    private static final int SMALLEST = HEADER_LENGTH + WRAPPED_LENGTH + AesGcm.NONCE_LENGTH + AesGcm.TAG_LENGTH;

    private final MasterKey current;
    private final Map<String, MasterKey> keys = new HashMap<>();

    Encryption(SecretSettings settings) {
        current = MasterKey.of(settings.secret());
        settings.secretsPrevious().stream().map(MasterKey::of).forEach(key -> keys.put(key.id(), key));
        keys.put(current.id(), current);
    }

    public byte[] encrypt(Cell cell, byte[] plain) {
        var header = ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(current.idBytes())
                .array();
        var place = cell.bytes();
        var dataKey = AesGcm.random(DATA_KEY_LENGTH);
        var wrapped = AesGcm.seal(current.key(), dataKey, header, place);
        var value = AesGcm.seal(aes(dataKey), plain, header, place);
        Arrays.fill(dataKey, (byte) 0);
        return ByteBuffer.allocate(header.length + wrapped.length + value.length)
                .put(header)
                .put(wrapped)
                .put(value)
                .array();
    }

    public byte[] encrypt(Cell cell, Secret plain) {
        return encrypt(cell, plain.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value that was encrypted for this cell.
     *
     * @throws IllegalArgumentException when it was encrypted for another, was changed, or its secret is not listed
     */
    public byte[] decrypt(Cell cell, byte[] encrypted) {
        var key = keys.get(keyId(encrypted));
        if (key == null) {
            throw new IllegalArgumentException("encrypted under a secret that FOYER_SECRETS_PREVIOUS does not list");
        }
        var header = Arrays.copyOf(encrypted, HEADER_LENGTH);
        var place = cell.bytes();
        var dataKey = AesGcm.open(key.key(), encrypted, HEADER_LENGTH, WRAPPED_LENGTH, header, place);
        var start = HEADER_LENGTH + WRAPPED_LENGTH;
        return AesGcm.open(aes(dataKey), encrypted, start, encrypted.length - start, header, place);
    }

    public Secret decryptText(Cell cell, byte[] encrypted) {
        return new Secret(new String(decrypt(cell, encrypted), StandardCharsets.UTF_8));
    }

    /** Whether the value is still under a secret of before. */
    public boolean needsRotation(byte[] encrypted) {
        return !keyId(encrypted).equals(current.id());
    }

    private static String keyId(byte[] encrypted) {
        if (encrypted.length < SMALLEST || encrypted[0] != VERSION) {
            throw new IllegalArgumentException("not an encrypted value");
        }
        return HexFormat.of().formatHex(encrypted, 1, HEADER_LENGTH);
    }

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }
}
