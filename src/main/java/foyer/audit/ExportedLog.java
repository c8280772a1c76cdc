package foyer.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the lines of an exported log one after the other; see {@link AuditLine}. */
final class ExportedLog {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json;
    private final PublicKeys keys;
    private final Deque<Checkpoint> anchors;
    private @Nullable ChainCheck check;
    private @Nullable UUID tenant;
    private @Nullable Instant endedAt;
    private boolean ended;

    /** @param anchors checkpoints that somebody kept elsewhere, which the log has to agree with */
    ExportedLog(JsonMapper json, PublicKeys keys, Collection<Checkpoint> anchors) {
        this.json = json;
        this.keys = keys;
        var ordered = new TreeMap<Long, Checkpoint>();
        anchors.forEach(anchor -> ordered.put(anchor.number(), anchor));
        this.anchors = new ArrayDeque<>(ordered.values());
    }

    /** A line that is not of an exported log. */
    static final class BadLine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadLine(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** @throws BadLine when it is none of an exported log */
    void line(String text) {
        try {
            read(json.readValue(text, OBJECT));
        } catch (BadLine e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadLine("cannot be read", e);
        }
    }

    private void read(Map<String, Object> line) {
        if (ended) {
            throw new BadLine("comes after the end", null);
        }
        switch (String.valueOf(line.get(AuditLine.TYPE))) {
            case AuditLine.LOG -> begin(line);
            case AuditLine.ENTRY -> entry(line);
            case AuditLine.CHECKPOINT -> check().checkpoint(AuditLine.checkpoint(line));
            case AuditLine.END -> end(line);
            default -> throw new BadLine("is of no known type", null);
        }
    }

    private void begin(Map<String, Object> line) {
        if (check != null || !Integer.valueOf(ChainForm.VERSION).equals(line.get("v"))) {
            throw new BadLine("is not the beginning of a log of version " + ChainForm.VERSION, null);
        }
        tenant = UUID.fromString(String.valueOf(line.get(AuditLine.TENANT)));
        check = new ChainCheck(tenant, keys);
    }

    private void entry(Map<String, Object> line) {
        var row = line.get(AuditLine.ROW);
        var told = line.get(AuditLine.PERSONAL);
        check().row(
                        number(line),
                        String.valueOf(line.get("id")),
                        row == null ? null : json.convertValue(row, OBJECT),
                        told == null ? Map.of() : json.convertValue(told, new TypeReference<Map<String, String>>() {}),
                        hash(line));
        while (!anchors.isEmpty() && anchors.getFirst().number() <= check().number()) {
            check().checkpoint(anchors.removeFirst());
        }
    }

    private void end(Map<String, Object> line) {
        var end = AuditLine.end(tenant(), line);
        check().end(number(line), hash(line));
        check().signedEnd(end);
        endedAt = end == null ? null : end.at();
        ended = true;
    }

    private static long number(Map<String, Object> line) {
        return line.get(AuditLine.NUMBER) instanceof Number number ? number.longValue() : -1;
    }

    private static Octets hash(Map<String, Object> line) {
        return Octets.ofHex(String.valueOf(line.get(AuditLine.HASH)));
    }

    /** The log's tenant. */
    UUID tenant() {
        if (tenant == null) {
            throw new BadLine("is missing: the file is empty", null);
        }
        return tenant;
    }

    /** When it was exported, as the signature of its end says; null when that has none. */
    @Nullable Instant endedAt() {
        return endedAt;
    }

    /** What was found, after the last line. A file without its end was cut. */
    ChainCheck result() {
        var result = check();
        if (!ended) {
            result.end(result.number() + 1, result.hash());
        }
        anchors.forEach(result::checkpoint);
        anchors.clear();
        return result;
    }

    private ChainCheck check() {
        if (check == null) {
            throw new BadLine("comes before the beginning", null);
        }
        return check;
    }
}
