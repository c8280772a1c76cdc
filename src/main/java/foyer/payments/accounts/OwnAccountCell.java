package foyer.payments.accounts;

import foyer.platform.crypto.Cell;
import foyer.platform.crypto.Encryption;
import foyer.platform.security.CurrentCaller;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts the keys of the tenant acted in for the row that keeps them. */
@Component
class OwnAccountCell {

    private final Encryption encryption;
    private final JsonMapper json = JsonMapper.builder().build();

    OwnAccountCell(Encryption encryption) {
        this.encryption = encryption;
    }

    byte[] close(UUID account, OwnKeys keys) {
        return encryption.encrypt(cell(account), json.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    OwnKeys open(UUID account, byte[] encrypted) {
        return json.readValue(encryption.decrypt(cell(account), encrypted), OwnKeys.class);
    }

    private static Cell cell(UUID account) {
        return new Cell(CurrentCaller.tenant(), "payments.account", "keys", account);
    }
}
