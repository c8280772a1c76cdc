package foyer.files.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class ContentDispositionTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("a.png", "a.png", "a.png"),
                arguments("my file.png", "my file.png", "my%20file.png"),
                arguments("50% \"off\"\\.png", "50_ _off__.png", "50%25%20%22off%22%5C.png"),
                arguments("it's (1); a=b.png", "it's (1); a=b.png", "it%27s%20%281%29%3B%20a%3Db.png"),
                arguments("\u00E9.png", "_.png", "%C3%A9.png"),
                arguments("\u0645.png", "_.png", "%D9%85.png"),
                arguments("\uD83C\uDFE1.png", "_.png", "%F0%9F%8F%A1.png"),
                // No kept name has these; a header cannot be broken by them either.
                arguments("a\r\nX: y", "a__X: y", "a%0D%0AX%3A%20y"),
                arguments("a\0\u007F", "a__", "a%00%7F"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesTheDownloadInLettersOfEveryClientAndAsItIs(String name, String plain, String escaped) {
        assertThat(ContentDisposition.of(false, name))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + escaped);
    }

    @Test
    void isInlineWhereThatIsSafe() {
        assertThat(ContentDisposition.of(true, "a.png"))
                .isEqualTo("inline; filename=\"a.png\"; filename*=UTF-8''a.png");
    }
}
