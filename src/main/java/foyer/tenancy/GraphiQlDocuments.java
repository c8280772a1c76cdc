package foyer.tenancy;

import foyer.platform.graphql.persisted.OwnDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What GraphiQL sends before it is known who sits there, and to leave: the texts of src/graphiql/src/operations.ts. */
@Component
class GraphiQlDocuments implements OwnDocuments {

    private static final List<String> NAMES = List.of("SignIn", "Who", "SignOut");

    @Override
    public Map<String, String> documents() {
        return NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, GraphiQlDocuments::text));
    }

    private static String text(String name) {
        try (var file = GraphiQlDocuments.class.getResourceAsStream("graphiql/" + name + ".graphql")) {
            if (file == null) {
                throw new IllegalStateException("no document graphiql/" + name + ".graphql");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
