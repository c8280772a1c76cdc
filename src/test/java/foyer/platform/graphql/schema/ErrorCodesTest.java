package foyer.platform.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Codes of user errors: the schema's, Java's and the messages' are the same. */
@Tag("unit")
class ErrorCodesTest {

    private static final String CODES = "ErrorCode";

    /** Of top-level errors; the schema has no enum of them, since {@code extensions} have no type. */
    private static final String API_CODES = "ApiErrorCode";

    /** Known to Apollo Client by their text. */
    private static final Set<String> READ_BY_PROGRAMS = Set.of("document.apolloUnknown", "document.apolloUnsupported");

    @Test
    void areTheSameInSchemaAndJava() throws IOException, ClassNotFoundException {
        assertThat(inJava()).isEqualTo(inSchema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void haveAMessage(String language) throws IOException {
        var wanted = inSchema().entrySet().stream()
                .flatMap(codes -> codes.getValue().stream().map(code -> codes.getKey() + "." + code))
                .collect(Collectors.toCollection(TreeSet::new));
        var found = keys(language).stream()
                .filter(key -> key.contains(CODES + "."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void messagesAreInBothLanguagesWithTheSameArguments() throws IOException {
        var english = messages("en");
        var arabic = messages("ar");

        assertThat(new TreeSet<>(arabic.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            assertThat(arguments(arabic.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContainPattern("(?<!')'(?!')");
            if (READ_BY_PROGRAMS.contains(key)) {
                assertThat(arabic.getProperty(key)).isEqualTo(english.getProperty(key));
                continue;
            }
            // A message that is nothing but its arguments has been put into words before.
            assertThat(arabic.getProperty(key)).as(key).containsPattern("\\p{IsArabic}|^\\P{L}*$");
        }
    }

    /** Of two texts under one name only one is ever told, and nothing says which. */
    @ParameterizedTest
    @ValueSource(strings = {"messages_en", "messages_ar", "mails_en", "mails_ar"})
    void noTextStandsTwice(String file) throws IOException {
        var keys = new ClassPathResource(file + ".properties")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[\\w.-]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    private static Map<String, Set<String>> inSchema() {
        try (var schema = SchemaFixture.whole()) {
            var codes = new TreeMap<String, Set<String>>();
            schema.schema().getAllTypesAsList().stream()
                    .filter(type -> type.getName().endsWith(CODES))
                    .forEach(type -> codes.put(
                            type.getName(),
                            ((GraphQLEnumType) type)
                                    .getValues().stream()
                                            .map(GraphQLEnumValueDefinition::getName)
                                            .collect(Collectors.toCollection(TreeSet::new))));
            return codes;
        }
    }

    private static Map<String, Set<String>> inJava() throws IOException, ClassNotFoundException {
        var codes = new TreeMap<String, Set<String>>();
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:foyer/**/*ErrorCode.class");
        for (var file : files) {
            var path = file.getURI().toString().replaceAll(".*/classes/(foyer/.*)\\.class", "$1");
            if (!path.startsWith("foyer/") || path.endsWith(API_CODES)) {
                continue;
            }
            var type = Class.forName(path.replace('/', '.'));
            codes.put(type.getSimpleName(), names(type));
        }
        return codes;
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(code -> ((Enum<?>) code).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(String language) throws IOException {
        return messages(language).stringPropertyNames();
    }

    private static Properties messages(String language) throws IOException {
        return PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages_" + language + ".properties"), "UTF-8"));
    }

    private static List<Integer> arguments(String message) {
        var arguments = new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
        return Stream.iterate(0, i -> i + 1)
                .limit(arguments)
                .filter(i -> message.contains("{" + i))
                .toList();
    }
}
