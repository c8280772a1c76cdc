package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An exported log is verified by a process that has the file, the keys and nothing else; what was done to it is found. */
@FoyerTest
@Tag("graphql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyAuditTest {

    private static final int SECONDS = 150;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    @Autowired
    ApplicationContext beans;

    @TempDir
    Path folder;

    private SealedLogs logs;
    private TestMember member;
    private List<String> lines;

    @BeforeAll
    void arrange() {
        logs = new SealedLogs(beans);
        member = logs.tenant();
        lines = logs.lines(member);
    }

    @Test
    void aFileHasTheLogItsEntriesTheirCheckpointsAndTheEnd() {
        assertThat(lines)
                .map(line -> line.replaceAll("^\\{\"type\":\"(\\w+)\".*", "$1"))
                .containsExactly(
                        "log", "entry", "entry", "entry", "checkpoint", "entry", "entry", "entry", "checkpoint", "end");
    }

    /** As whoever has the jar does it. */
    @Test
    void aProcessOfItsOwnSaysSo() throws Exception {
        logs.offline(folder, lines);
        var whole = fork(
                folder.resolve("log.jsonl").toString(),
                "--keys",
                folder.resolve("keys.json").toString());

        assertThat(whole.text()).startsWith("ok: 6 entries of " + member.tenant());
        assertThat(whole.code()).isZero();

        Files.write(folder.resolve("cut.jsonl"), lines.subList(0, 4));
        var cut = fork(
                folder.resolve("cut.jsonl").toString(),
                "--keys",
                folder.resolve("keys.json").toString());
        assertThat(cut).isEqualTo(new SealedLogs.Verdict(VerifyAudit.BROKEN, "broken: entry 4: CUT"));
    }

    private SealedLogs.Verdict fork(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "foyer.Foyer",
                "verify-audit"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new SealedLogs.Verdict(process.exitValue(), text.strip());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "an edited action",
                        file -> file.replaceAll(line -> line.replace("lead.create", "lead.delete")),
                        "entry 4 ",
                        "CHANGED"),
                change(
                        "an edited address",
                        file -> file.replaceAll(line -> line.replace("127.0.0.1", "203.0.113.9")),
                        "entry 1 ",
                        "CHANGED"),
                change("a deleted entry", file -> file.remove(2), "entry 2", "MISSING"),
                change("entries in another order", file -> file.set(2, file.set(3, file.get(2))), "entry 2", "MISSING"),
                change("a repeated entry", file -> file.add(2, file.get(1)), "entry 2", "MISSING"),
                change("a cut tail", file -> file.subList(6, file.size()).clear(), "entry 5", "CUT"),
                change(
                        "a cut tail before the end",
                        file -> file.subList(6, file.size() - 1).clear(),
                        "entry 5",
                        "CUT"),
                change(
                        "a forged signature",
                        file -> file.replaceAll(
                                line -> line.replaceAll("\"signature\":\"....", "\"signature\":\"0000")),
                        "entry 3",
                        "CHECKPOINT_FORGED"),
                change(
                        "another key's name",
                        file -> file.replaceAll(line -> line.replaceAll("\"keyId\":\"....", "\"keyId\":\"0000")),
                        "entry 3",
                        "CHECKPOINT_FORGED"),
                change(
                        "another hash",
                        file -> file.replaceAll(line -> line.startsWith("{\"type\":\"end\"")
                                ? line.replaceAll("\"hash\":\"....", "\"hash\":\"0000")
                                : line),
                        "entry 6",
                        "CHANGED"));
    }

    private static Arguments change(String name, Consumer<List<String>> change, String entry, String reason) {
        return Arguments.of(name, change, entry, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatWasDoneToTheFileIsFound(String name, Consumer<List<String>> change, String entry, String reason) {
        var file = new ArrayList<>(lines);
        change.accept(file);

        var verdict = logs.offline(folder, file);

        assertThat(verdict.code()).as(name).isEqualTo(VerifyAudit.BROKEN);
        assertThat(verdict.text()).startsWith("broken: " + entry).endsWith(reason);
    }

    /** Whoever has the file can make all of it but the signatures. */
    static Stream<Arguments> forgeries() {
        return Stream.of(
                change("computed anew, unsigned", file -> recompute(file, false), "entry 1", "RECOMPUTED"),
                change(
                        "computed anew, the old signature",
                        file -> recompute(file, true),
                        "entry 6",
                        "CHECKPOINT_FORGED"),
                change("cut with an end of one's own", file -> cut(file, 6, false), "entry 4", "RECOMPUTED"),
                change("cut with the old end's signature", file -> cut(file, 6, true), "entry 4", "CHECKPOINT_FORGED"),
                change("cut behind a checkpoint", file -> cut(file, 5, false), "entry 4", "CUT"),
                change(
                        "another moment",
                        file -> file.add(file.removeLast().replaceAll("\"at\":\"20", "\"at\":\"30")),
                        "entry 6",
                        "CHECKPOINT_FORGED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void whatWasForgedIsFound(String name, Consumer<List<String>> change, String entry, String reason) {
        whatWasDoneToTheFileIsFound(name, change, entry, reason);
    }

    /** Without checkpoints, the first entry changed and the hashes made to fit. */
    private static void recompute(List<String> file, boolean signed) {
        file.removeIf(line -> line.startsWith("{\"type\":\"checkpoint\""));
        var hash = ChainForm.beginning(
                UUID.fromString(String.valueOf(read(file.getFirst()).get("tenant"))));
        for (var i = 1; i < file.size() - 1; i++) {
            var entry = read(file.get(i).replace("lead.create", "lead.delete"));
            hash = ChainForm.hash(hash, JSON.convertValue(Objects.requireNonNull(entry.get("row")), OBJECT));
            entry.put("hash", hash.hex());
            file.set(i, JSON.writeValueAsString(entry));
        }
        end(file, signed);
    }

    /** With so many lines left, and the end made to fit. */
    private static void cut(List<String> file, int left, boolean signed) {
        file.subList(left, file.size() - 1).clear();
        end(file, signed);
    }

    private static void end(List<String> file, boolean signed) {
        var end = read(file.removeLast());
        var last = file.stream()
                .filter(line -> line.startsWith("{\"type\":\"entry\""))
                .map(VerifyAuditTest::read)
                .reduce(Map.of(), (_, line) -> line);
        end.put("number", Objects.requireNonNull(last.get("number")));
        end.put("hash", Objects.requireNonNull(last.get("hash")));
        if (!signed) {
            end.remove("signature");
        }
        file.add(JSON.writeValueAsString(end));
    }

    private static Map<String, Object> read(String line) {
        return JSON.readValue(line, OBJECT);
    }

    @Test
    void theEndVouchesForWhatNoCheckpointCovers() {
        var file = new ArrayList<>(lines);
        file.removeIf(line -> line.startsWith("{\"type\":\"checkpoint\""));

        assertThat(logs.offline(folder, file).text())
                .startsWith("ok: 6 entries of " + member.tenant())
                .contains("only the signature of the end vouches for the last 6");
    }

    @Test
    void anotherTenantsEntriesAreFound() {
        var others = logs.lines(logs.tenant());
        var file = new ArrayList<>(others);
        file.set(0, lines.getFirst());

        assertThat(logs.offline(folder, file).text())
                .startsWith("broken: entry 1 ")
                .endsWith("CHANGED");
    }

    @Test
    void anEarlierExportHoldsAsAnchor() {
        var earlier = write("earlier.jsonl", lines);
        assertThat(logs.offline(folder, lines, "--anchors", earlier).text()).startsWith("ok: 6 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | broken: a line cannot be read",
                "{\"type\":\"entry\"} | broken: a line comes before the beginning",
                "{\"type\":\"log\",\"v\":2,\"tenant\":\"00000000-0000-0000-0000-000000000001\"} | broken: a line is not the beginning of a log of version 1",
                "[] | broken: a line cannot be read",
                "{\"type\":\"other\"} | broken: a line is of no known type",
            })
    void whatIsNoLogIsRefused(String line, String said) {
        assertThat(logs.offline(folder, List.of(line)).text()).isEqualTo(said);
    }

    @Test
    void saysHowItIsCalled() {
        var out = new java.io.ByteArrayOutputStream();

        assertThat(VerifyAudit.run(List.of("log.jsonl"), new java.io.PrintStream(out)))
                .isEqualTo(VerifyAudit.UNREADABLE);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: verify-audit");
    }

    private String write(String name, List<String> text) {
        try {
            return Files.write(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns and rows agree, and a table has the sealed entries only. */
    @Test
    void aTableHasAColumnForEachName() {
        var exports = beans.getBean(AuditExports.class);
        SealedLogs.in(member.tenant(), () -> {
            var rows = new ArrayList<List<String>>();
            exports.rows().forEach(rows::add);
            assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).hasSameSizeAs(exports.columns()));
            assertThat(rows)
                    .map(List::getFirst)
                    .isEqualTo(IntStream.rangeClosed(1, 6)
                            .mapToObj(String::valueOf)
                            .toList());
            var row = rows.get(3);
            assertThat(row.get(exports.columns().indexOf("action"))).isEqualTo("lead.create");
            assertThat(row.get(exports.columns().indexOf("changes")))
                    .contains("\"contact.name\":{\"before\":null,\"after\":\"Amina 0\"}");
            assertThat(row.get(exports.columns().indexOf("ip"))).isEqualTo("127.0.0.1");
            return Map.of();
        });
    }
}
