package foyer.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies an exported audit log without a database and without a network: {@code java -jar foyer.jar verify-audit
 * log.jsonl --keys keys.json [--anchors earlier.jsonl]}. The keys are what the query {@code auditKeys} answers, from
 * somebody who is believed; the anchors are an earlier export, whose checkpoints the log still has to meet.
 */
public final class VerifyAudit {

    /** All of it holds. */
    public static final int OK = 0;

    /** Something does not. */
    public static final int BROKEN = 1;

    /** It could not be looked at. */
    public static final int UNREADABLE = 2;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String USAGE = "verify-audit <log.jsonl> --keys <keys.json> [--anchors <earlier.jsonl>]";

    private final JsonMapper json = JsonMapper.builder().build();
    private final PrintStream out;

    private VerifyAudit(PrintStream out) {
        this.out = out;
    }

    private record Given(Path log, Path keys, @Nullable Path anchors) {}

    /** Verifies what the arguments name, tells the outcome in a few lines, and answers the process's exit code. */
    public static int run(List<String> arguments, PrintStream out) {
        var files = files(arguments);
        if (files == null) {
            out.println("usage: " + USAGE);
            return UNREADABLE;
        }
        try {
            return new VerifyAudit(out).verify(files);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            out.println("cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private static @Nullable Given files(List<String> arguments) {
        var names = new ArrayList<>(arguments);
        var keys = take(names, "--keys");
        var anchors = take(names, "--anchors");
        return names.size() == 1 && keys != null
                ? new Given(Path.of(names.getFirst()), Path.of(keys), anchors == null ? null : Path.of(anchors))
                : null;
    }

    private static @Nullable String take(List<String> names, String option) {
        var at = names.indexOf(option);
        if (at < 0 || at + 1 == names.size()) {
            return null;
        }
        names.remove(at);
        return names.remove(at);
    }

    private int verify(Given files) throws IOException {
        var anchors = files.anchors() == null ? List.<Checkpoint>of() : anchors(files.anchors());
        var log = new ExportedLog(json, keys(files.keys()), anchors);
        try (var reader = Files.newBufferedReader(files.log())) {
            feed(log, reader);
            return tell(log);
        } catch (ExportedLog.BadLine e) {
            out.println("broken: a line " + e.getMessage());
            return BROKEN;
        }
    }

    private static void feed(ExportedLog log, BufferedReader reader) throws IOException {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                log.line(line);
            }
        }
    }

    private int tell(ExportedLog log) {
        var found = log.result();
        var broken = found.broken();
        if (broken != null) {
            out.println("broken: entry " + broken.number() + (broken.id() == null ? "" : " (" + broken.id() + ")")
                    + ": " + broken.reason());
            return BROKEN;
        }
        out.println("ok: " + found.number() + " entries of " + log.tenant() + ", " + found.checkpoints()
                + " checkpoints up to entry " + found.checkpointed());
        if (found.checkpointed() < found.number()) {
            out.println(
                    "only the signature of the end vouches for the last " + (found.number() - found.checkpointed()));
        }
        out.println("this was the end at " + log.endedAt());
        return OK;
    }

    /** The keys of the answer of {@code auditKeys}, whole or in part. */
    private PublicKeys keys(Path file) throws IOException {
        var answer = json.readTree(Files.readString(file));
        var list = answer.isArray() ? answer : answer.findValue("auditKeys");
        if (list == null || !list.isArray()) {
            throw new IllegalArgumentException(file + " has no auditKeys");
        }
        return new PublicKeys(list.valueStream().map(VerifyAudit::key).toList());
    }

    private static Octets key(JsonNode key) {
        return Octets.of(Base64.getUrlDecoder().decode(key.path("publicKey").asString()));
    }

    private List<Checkpoint> anchors(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> json.readValue(line, OBJECT))
                    .filter(line -> AuditLine.CHECKPOINT.equals(line.get(AuditLine.TYPE)))
                    .map(AuditLine::checkpoint)
                    .toList();
        }
    }
}
