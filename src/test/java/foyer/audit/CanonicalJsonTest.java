package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One form for each value. Source: RFC 8785, sections 3.2.2 and 3.2.3. */
@Tag("unit")
class CanonicalJsonTest {

    private static String canonical(Map<String, ?> object) {
        return new String(CanonicalJson.bytes(object), StandardCharsets.UTF_8);
    }

    @Test
    void escapesWhatMustBeAndNothingElse() {
        var text = "€$" + (char) 0x0f + "\nA'B\"\\\\\"/" + (char) 0x2028;

        assertThat(canonical(Map.of("string", text)))
                .isEqualTo("{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/" + (char) 0x2028 + "\"}");
    }

    /** The example of section 3.2.3: by UTF-16 code units, in which an emoji comes before a Hebrew letter of plane 0. */
    @Test
    void ordersMembersByTheirUtf16CodeUnits() {
        var object = new LinkedHashMap<String, Object>();
        var emoji = Character.toString(0x1f600);
        var control = String.valueOf((char) 0x80);
        var hebrew = String.valueOf((char) 0xfb33);
        for (var name : List.of("€", "\r", hebrew, "1", emoji, control, "ö")) {
            object.put(name, "");
        }

        assertThat(canonical(object))
                .isEqualTo("{\"\\r\":\"\",\"1\":\"\",\"" + control + "\":\"\",\"ö\":\"\",\"€\":\"\",\"" + emoji
                        + "\":\"\",\"" + hebrew + "\":\"\"}");
    }

    @Test
    void keepsNullsAndNestsObjects() {
        var change = new LinkedHashMap<String, @Nullable String>();
        change.put("before", null);
        change.put("after", "x");

        assertThat(canonical(
                        Map.of("number", 9_007_199_254_740_991L, "diff", Map.of("title", change), "none", Map.of())))
                .isEqualTo(
                        "{\"diff\":{\"title\":{\"after\":\"x\",\"before\":null}},\"none\":{},\"number\":9007199254740991}");
    }

    @Test
    void hasNoFormOfWhatIsNotText() {
        assertThat(catchThrowable(() -> canonical(Map.of("x", 1.5)))).isInstanceOf(IllegalArgumentException.class);
    }
}
