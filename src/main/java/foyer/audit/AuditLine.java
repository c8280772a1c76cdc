package foyer.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an exported log, version 1. First one of the type {@code log}, then each entry, with a checkpoint behind the
 * entry of its number, then {@code end}, which is signed. An entry's {@code row} is what is hashed, whatever the order of its members.
 */
final class AuditLine {

    static final String TYPE = "type";
    static final String LOG = "log";
    static final String ENTRY = "entry";
    static final String CHECKPOINT = "checkpoint";
    static final String END = "end";
    static final String ROW = "row";
    static final String PERSONAL = "personal";
    static final String TENANT = "tenant";
    static final String NUMBER = "number";
    static final String HASH = "hash";

    private static final String AT = "at";
    private static final String KEY_ID = "keyId";
    private static final String SIGNATURE = "signature";

    private AuditLine() {}

    static Map<String, Object> log(UUID tenant) {
        var line = line(LOG);
        line.put("v", ChainForm.VERSION);
        line.put(TENANT, tenant.toString());
        return line;
    }

    static Map<String, Object> entry(UUID tenant, ChainQueries.Sealed sealed) {
        var line = line(ENTRY);
        line.put(NUMBER, sealed.number());
        line.put("id", sealed.id().toString());
        line.put(HASH, sealed.hash().hex());
        line.put("sealedAt", ChainForm.time(sealed.at()));
        var row = sealed.row();
        if (row != null) {
            line.put(ROW, ChainForm.canonical(tenant, sealed.number(), row));
            line.put(PERSONAL, row.personal());
        }
        return line;
    }

    static Map<String, Object> checkpoint(Checkpoint checkpoint) {
        var line = line(CHECKPOINT);
        line.put(TENANT, checkpoint.tenant().toString());
        line.put(NUMBER, checkpoint.number());
        line.put(HASH, checkpoint.hash().hex());
        line.put(AT, ChainForm.time(checkpoint.at()));
        line.put(KEY_ID, checkpoint.keyId());
        line.put(SIGNATURE, checkpoint.signature().hex());
        return line;
    }

    /** @throws RuntimeException when the line is none */
    static Checkpoint checkpoint(Map<String, ?> line) {
        return new Checkpoint(
                UUID.fromString(text(line, TENANT)),
                Long.parseLong(text(line, NUMBER)),
                Octets.ofHex(text(line, HASH)),
                Instant.parse(text(line, AT)),
                text(line, KEY_ID),
                Octets.ofHex(text(line, SIGNATURE)));
    }

    private static String text(Map<String, ?> line, String name) {
        return String.valueOf(line.get(name));
    }

    /** @param signed null when it is not to be believed */
    static Map<String, Object> end(UUID tenant, ChainQueries.Extent extent, @Nullable ExportEnd signed) {
        var hash = extent.hash();
        var line = line(END);
        line.put(NUMBER, extent.number());
        line.put(HASH, (hash == null ? ChainForm.beginning(tenant) : hash).hex());
        line.put("unsealed", Math.max(0, extent.rows() - extent.number()));
        if (signed != null) {
            line.put(AT, ChainForm.time(signed.at()));
            line.put(KEY_ID, signed.signed().keyId());
            line.put(SIGNATURE, signed.signed().signature().hex());
        }
        return line;
    }

    /**
     * The end as it was signed, null when it was not.
     *
     * @throws RuntimeException when the line is none
     */
    static @Nullable ExportEnd end(UUID tenant, Map<String, ?> line) {
        if (line.get(SIGNATURE) == null) {
            return null;
        }
        return new ExportEnd(
                tenant,
                Long.parseLong(text(line, NUMBER)),
                Octets.ofHex(text(line, HASH)),
                Instant.parse(text(line, AT)),
                new Signatures.Signed(text(line, KEY_ID), Octets.ofHex(text(line, SIGNATURE))));
    }

    private static Map<String, Object> line(String type) {
        var line = new LinkedHashMap<String, Object>();
        line.put(TYPE, type);
        return line;
    }
}
