package foyer.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.limits.DocumentFaults;
import foyer.testing.FoyerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where nothing but trusted documents runs, GraphiQL has to be able to sign in. */
@Tag("graphql")
@FoyerTest
class GraphiQlDocumentsTest {

    private static final Pattern CONSTANT = Pattern.compile("(?s)const (\\w+) = `(.*?)`;");
    private static final Pattern NAME = Pattern.compile("(?:query|mutation) (\\w+)");

    @Autowired
    GraphiQlDocuments documents;

    @Autowired
    DocumentFaults faults;

    @Test
    void areWhatThePageSends() throws IOException {
        assertThat(documents.documents()).isEqualTo(sentByThePage());
    }

    @Test
    void fitTheSchema() {
        assertThat(documents.documents().values())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(faults.of(text)).isNull());
    }

    private static Map<String, String> sentByThePage() throws IOException {
        var source = Files.readString(Path.of("src/graphiql/src/operations.ts"));
        var constants = CONSTANT.matcher(source)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        return constants.values().stream()
                .filter(text -> NAME.matcher(text).lookingAt())
                .map(text ->
                        Pattern.compile("\\$\\{(\\w+)}").matcher(text).replaceAll(part -> constant(part, constants)))
                .collect(Collectors.toMap(GraphiQlDocumentsTest::name, text -> text));
    }

    private static String constant(MatchResult part, Map<String, String> constants) {
        return Matcher.quoteReplacement(constants.getOrDefault(part.group(1), ""));
    }

    private static String name(String text) {
        var name = NAME.matcher(text);
        assertThat(name.lookingAt()).isTrue();
        return name.group(1);
    }
}
