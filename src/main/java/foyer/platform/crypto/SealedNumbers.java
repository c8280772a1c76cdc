package foyer.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Numbers that a client carries but must not read, change, or take to another tenant: AES-256-GCM under a key derived
 * from {@code FOYER_SECRET}, with purpose and tenant as associated data. What a listed secret of before has sealed still
 * opens.
 */
@Component
public class SealedNumbers {

    private static final int SEALED_LENGTH = AesGcm.NONCE_LENGTH + Long.BYTES + AesGcm.TAG_LENGTH;

    /** 36 bytes are 48 characters of base64, without padding. */
    private static final int TEXT_LENGTH = SEALED_LENGTH / 3 * 4;

    /** The current key first. */
    private final List<MasterKey> keys;

    SealedNumbers(SecretSettings settings) {
        keys = Stream.concat(Stream.of(settings.secret()), settings.secretsPrevious().stream())
                .map(secret -> MasterKey.of(secret, "foyer sealed numbers"))
                .toList();
    }

    public String seal(String purpose, UUID tenant, long number) {
        var plain = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        var sealed = AesGcm.seal(keys.getFirst().key(), plain, associated(purpose, tenant));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The number, or nothing when this text was not sealed for this purpose and tenant. */
    public OptionalLong open(String purpose, UUID tenant, String text) {
        if (text.length() != TEXT_LENGTH) {
            return OptionalLong.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return OptionalLong.empty();
        }
        return keys.stream()
                .map(key -> open(key, sealed, associated(purpose, tenant)))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong open(MasterKey key, byte[] sealed, byte[] associated) {
        try {
            var plain = AesGcm.open(key.key(), sealed, 0, sealed.length, associated);
            return OptionalLong.of(ByteBuffer.wrap(plain).getLong());
        } catch (IllegalArgumentException _) {
            return OptionalLong.empty();
        }
    }

    private static byte[] associated(String purpose, UUID tenant) {
        var name = purpose.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 2 * Long.BYTES)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(name)
                .array();
    }
}
