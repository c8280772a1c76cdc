package foyer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every file of the tree keeps to. Source: style, rules 15, 17 and 27. */
@Tag("unit")
class TreeTest {

    private static final int LONG = 250;
    private static final int LONGEST = 400;

    /** Files of more than {@link #LONG} lines, and why they are not split. */
    private static final Map<String, String> LONG_FOR_A_REASON = Map.ofEntries(
            Map.entry(
                    "src/test/java/foyer/identity/RefreshRotationTest.java",
                    "every order in which refresh tokens may come, on one arrangement"),
            Map.entry(
                    "src/test/java/foyer/platform/graphql/schema/SchemaLint.java",
                    "every rule of the schema beside one another, with what is exempt from it"),
            Map.entry(
                    "src/test/java/foyer/platform/graphql/access/FieldAccessTest.java",
                    "everybody who asks, beside one another, for each kind of field in each state"),
            Map.entry(
                    "src/test/java/foyer/platform/database/TransactionsTest.java",
                    "every way a transaction begins, nests, fails and ends, on one arrangement"),
            Map.entry(
                    "src/test/java/foyer/platform/database/TenantContextTest.java",
                    "every statement that must and must not carry a tenant, in both forms of the context"),
            Map.entry(
                    "src/test/java/foyer/platform/graphql/mutation/IdempotencyTest.java",
                    "every state in which a key may be met, on one arrangement"),
            Map.entry(
                    "src/test/java/foyer/platform/graphql/http/DocumentAttacksTest.java",
                    "every way in which a document asks for too much, beside one another"),
            Map.entry(
                    "src/test/java/foyer/platform/http/OutboundHttpTest.java",
                    "every way in which a call to the outside ends, against one stub"),
            Map.entry(
                    "src/test/java/foyer/audit/VerifyAuditTest.java",
                    "every way of tampering with an export beside one another"),
            Map.entry(
                    "src/test/java/foyer/leads/LeadsAtSize.java",
                    "leads at size and every way of looking at how they are read, on one connection"),
            Map.entry(
                    "src/test/java/foyer/catalogue/Tables.java",
                    "every table of the database beside one another, with who may do what with it"),
            Map.entry(
                    "src/main/java/foyer/jobs/QueueQueries.java",
                    "all SQL of the queue, whose statements rest on one another"));

    private static final Set<String> TAGS = Set.of("unit", "module", "graphql");
    private static final Pattern CLASS_TAG = Pattern.compile("(?m)^@Tag\\(\"(\\w+)\"\\)");
    private static final Pattern ANY_TAG = Pattern.compile("@Tag\\(");
    private static final Pattern TEST_METHOD = Pattern.compile("(?m)^ +@(Test|ParameterizedTest|RepeatedTest)\\b");
    private static final Pattern SENTENCE = Pattern.compile("(?s)\\A/\\*\\*.{20,}?\\.\\s*(<.*)?\\*/.*");

    /** Files that people write; what is built from src/graphiql is not among them. */
    private static final List<String> WRITTEN =
            List.of("src/main/java", "src/test", "src/main/resources", "db", "schema", "codegen", "src/docs");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|sql|graphqls?|ya?ml|properties|xml|md|json|factories)");

    @Test
    void noJavaFileIsTooLong() {
        var tooLong = files(Stream.of("src", "codegen"), TreeTest::isJava)
                .filter(file -> lines(file) > LONG)
                .filter(file -> lines(file) > LONGEST || !LONG_FOR_A_REASON.containsKey(name(file)));

        assertThat(tooLong).isEmpty();
    }

    @Test
    void noReasonOutlivesItsLongFile() {
        assertThat(LONG_FOR_A_REASON.keySet())
                .allSatisfy(file -> assertThat(lines(Path.of(file))).isGreaterThan(LONG));
    }

    @Test
    void everyTestClassHasExactlyOneKnownTag() {
        assertThat(files(Stream.of("src/test/java"), TreeTest::isJava).filter(TreeTest::hasTests))
                .isNotEmpty()
                .allSatisfy(file -> {
                    var text = read(file);
                    assertThat(CLASS_TAG.matcher(text).results().map(tag -> tag.group(1)))
                            .hasSize(1)
                            .isSubsetOf(TAGS);
                    assertThat(ANY_TAG.matcher(text).results().count()).isEqualTo(1);
                });
    }

    /** Surefire runs classes of this name and no others. */
    @Test
    void everyClassWithTestsIsRun() {
        assertThat(files(Stream.of("src/test/java"), TreeTest::isJava).filter(TreeTest::hasTests))
                .allSatisfy(file -> assertThat(file.toString()).endsWith("Test.java"));
    }

    @Test
    void everyPackageSaysInASentenceWhatItIsAndHasNoSurprisingNulls() {
        var packages = new TreeSet<Path>();
        for (var root : List.of("src/main/java", "src/test/java")) {
            files(Stream.of(root), TreeTest::isJava)
                    .map(file -> Path.of(root).relativize(file.getParent()))
                    .forEach(packages::add);
        }
        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            // A package of both trees is described where its main code is.
            var info = Stream.of("src/main/java", "src/test/java")
                    .map(root -> Path.of(root).resolve(folder).resolve("package-info.java"))
                    .filter(Files::exists)
                    .toList();
            // Of two, tests would see their own alone, without what modules may depend on.
            assertThat(info)
                    .hasSize(1)
                    .allSatisfy(file ->
                            assertThat(read(file)).contains("@NullMarked").matches(SENTENCE));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\b(TO" + "DO|FIX" + "ME)\\b",
                "(?i)\\bset (local |session )?ro" + "le\\b(?! *=)",
                // Keys and tokens of vendors, and of ourselves.
                "-----BEGIN [A-Z ]*PRIVATE KE" + "Y",
                "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b",
                "\\b(sk|rk|whsec)_(live|test)_[0-9A-Za-z]{10,}",
                "\\bgh[pousr]_[0-9A-Za-z]{30,}",
                "\\bxox[abprs]-[0-9A-Za-z-]{10,}",
                "\\beyJ[0-9A-Za-z_-]{20,}\\.eyJ[0-9A-Za-z_-]{20,}\\.",
                // Folders of one machine.
                "/(home/[a-z]+|ro" + "ot|Use" + "rs/[a-z]+)/"
            })
    void nothingThatPeopleWriteHolds(String pattern) {
        var unwanted = Pattern.compile(pattern);

        assertThat(files(WRITTEN.stream(), file -> TEXT.matcher(file.toString()).matches())
                        .filter(file -> unwanted.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(files(Stream.of("src/test/java"), TreeTest::isJava)
                        .filter(file -> read(file).contains("Thread.sle" + "ep(")))
                .isEmpty();
    }

    /** A contract's tests are run by the class of each that has to keep it. */
    private static boolean hasTests(Path file) {
        return TEST_METHOD.matcher(read(file)).find() && !file.toString().endsWith("Contract.java");
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static Stream<Path> files(Stream<String> folders, Predicate<Path> wanted) {
        return folders
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(TreeTest::walk)
                .filter(wanted)
                .collect(toSet())
                .stream()
                .sorted();
    }

    private static Stream<Path> walk(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !name(file).contains("/node_modules/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }
}
