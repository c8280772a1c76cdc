package foyer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * The README's tour, pasted into a shell as it stands, against a server with demo data. A line {@code # text} in a block
 * is part of what that block prints.
 */
@FoyerTest
@TestPropertySource(properties = "foyer.demo=true")
@Tag("graphql")
class TourTest {

    private static final String MARK = "--- end of block ";
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile("^# (.+)$", Pattern.MULTILINE);

    @LocalServerPort
    int port;

    @Test
    void answersWhatTheReadmeSays() throws IOException, InterruptedException {
        var blocks = blocks();
        var output = run(blocks);

        assertThat(blocks).hasSizeGreaterThan(8);
        for (var i = 0; i < blocks.size(); i++) {
            var answer = between(output, i);
            var expected = EXPECTED.matcher(blocks.get(i));
            while (expected.find()) {
                assertThat(answer).as(blocks.get(i)).contains(expected.group(1));
            }
            assertThat(answer).as(blocks.get(i)).doesNotContain("INTERNAL_SERVER_ERROR", "GRAPHQL_", "BAD_USER_INPUT");
        }
    }

    private static List<String> blocks() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var tour = readme.substring(readme.indexOf("## A tour"));
        return BLOCK.matcher(tour).results().map(match -> match.group(1)).toList();
    }

    private String run(List<String> blocks) throws IOException, InterruptedException {
        var script = new ArrayList<String>();
        for (var i = 0; i < blocks.size(); i++) {
            script.add(blocks.get(i));
            script.add("echo; echo '" + MARK + i + "'");
        }
        var file = Files.createTempFile("tour", ".sh");
        Files.write(file, script);
        var shell = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
        shell.environment().put("FOYER", "http://localhost:" + port);
        var process = shell.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        Files.delete(file);
        return output;
    }

    private static String between(String output, int block) {
        var start = block == 0 ? 0 : output.indexOf(MARK + (block - 1));
        return output.substring(start, output.indexOf(MARK + block));
    }
}
