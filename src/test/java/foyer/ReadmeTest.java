package foyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What the README says of the tree is so; that its tour works is {@link TourTest}'s. */
@Tag("unit")
class ReadmeTest {

    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+Test\\b");
    private static final Pattern RULE = Pattern.compile("(?m)^\\| (?!rule|---)(.+?) \\| (.+?) \\|$");
    private static final Pattern FILE = Pattern.compile("`((?:src|schema|db|codegen)/[\\w./-]*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([\\w.][^):]*)\\)");
    private static final Pattern MODULE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void namesTestsThatExist() throws IOException {
        var existing = files("src/test/java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        assertThat(TEST.matcher(readme()).results().map(found -> found.group()))
                .isNotEmpty()
                .isSubsetOf(existing);
    }

    @Test
    void namesTheTestOfEachRule() throws IOException {
        var rules = section("## Rules");

        assertThat(RULE.matcher(rules).results().toList())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> assertThat(rule.group(2)).as(rule.group(1)).containsPattern(TEST));
    }

    @Test
    void listsTheModulesThatThereAre() throws IOException {
        var modules = ApplicationModules.of(Foyer.class).stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(MODULE.matcher(readme()).results().map(found -> found.group(1)))
                .containsAll(modules);
    }

    @Test
    void pointsToFilesThatExist() throws IOException {
        var text = readme();
        assertThat(Stream.concat(
                        FILE.matcher(text).results().map(found -> found.group(1)),
                        LINK.matcher(text).results().map(found -> found.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String section(String heading) throws IOException {
        var text = readme();
        var start = text.indexOf("\n" + heading);
        assertThat(start).as(heading).isNotNegative();
        var end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
