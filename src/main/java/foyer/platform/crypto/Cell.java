package foyer.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an encrypted value is kept. It is bound to the value: moved to another tenant, table, column or row, the value
 * cannot be read any more.
 *
 * @param tenant null in a global table
 */
public record Cell(@Nullable UUID tenant, String table, String column, UUID row) {

    /** A form in which no two cells are the same: each part is preceded by its length. */
    byte[] bytes() {
        var tenantText = tenant == null ? "" : tenant.toString();
        var parts = new String[] {tenantText, table, column, row.toString()};
        var size = 0;
        var encoded = new byte[parts.length][];
        for (var i = 0; i < parts.length; i++) {
            encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + encoded[i].length;
        }
        var buffer = ByteBuffer.allocate(size);
        for (var part : encoded) {
            buffer.putInt(part.length).put(part);
        }
        return buffer.array();
    }
}
