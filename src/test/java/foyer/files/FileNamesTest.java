package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import foyer.files.content.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class FileNamesTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("villa.png", "villa.png"),
                arguments("Villa.PNG", "Villa.PNG"),
                arguments("villa", "villa.png"),
                arguments("villa.html", "villa.html.png"),
                arguments("villa.png.exe", "villa.png.exe.png"),
                arguments(".png", "png.png"),
                // Folders.
                arguments("../../etc/passwd", "passwd.png"),
                arguments("..\\..\\windows\\system.ini", "system.ini.png"),
                arguments("C:\\Users\\me\\a.png", "a.png"),
                arguments("/etc/a.png", "a.png"),
                arguments("....//a.png", "a.png"),
                arguments("a\r\n/b.png", "b.png"),
                // What is not seen, or turns text around.
                arguments("a\0b.png", "ab.png"),
                arguments("a\u0007\u001B[31m.png", "a[31m.png"),
                arguments("a\u009Fb.png", "ab.png"),
                arguments("a\r\nX-Evil: 1.png", "aX-Evil_ 1.png"),
                arguments("photo\u202Egnp.exe", "photognp.exe.png"),
                arguments("a\u2066\u2069\u200E\u200F\u061Cb.png", "ab.png"),
                arguments("a\uFEFF\u00ADb.png", "ab.png"),
                arguments("a\u2028b\u2029c.png", "abc.png"),
                arguments("a\uD800b.png", "ab.png"),
                arguments("a\uE000\uFFFFb.png", "ab.png"),
                // What people write with.
                arguments("\u0646\u0645\u06CC\u200C\u062E.png", "\u0646\u0645\u06CC\u200C\u062E.png"),
                arguments("e\u0301.png", "\u00E9.png"),
                arguments("\uD83C\uDFE1.png", "\uD83C\uDFE1.png"),
                arguments("a \u00A0 \u3000b.png", "a b.png"),
                // What Windows cannot save.
                arguments("  a.png  ", "a.png"),
                arguments("a.png. . ", "a.png"),
                arguments("...a.png", "a.png"),
                arguments("<b>\"a\"|c?*:.png", "_b__a__c___.png"),
                arguments("CON.png", "_CON.png"),
                arguments("con", "_con.png"),
                arguments("nul.tar.png", "_nul.tar.png"),
                arguments("LPT1.png", "_LPT1.png"),
                arguments("COM\u00B9.png", "_COM\u00B9.png"),
                arguments("console.png", "console.png"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsWhatLeadsNowhere(String given, String kept) {
        assertThat(FileNames.kept(given, ContentType.PNG)).contains(kept);
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsAKeptNameAsItIs(String given, String kept) {
        assertThat(FileNames.kept(kept, ContentType.PNG)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "../..", "/", "a/", "\0", "\u202E", "...", "\r\n", "\u00A0", ". ."})
    void hasNoNameWhereNothingIsLeft(String given) {
        assertThat(FileNames.kept(given, ContentType.PNG)).isEmpty();
    }

    @Test
    void shortensToWholeCharactersAndKeepsTheEnding() {
        var arabic =
                FileNames.kept("\u0645".repeat(500) + ".jpeg", ContentType.JPEG).orElseThrow();
        var houses =
                FileNames.kept("\uD83C\uDFE1".repeat(100), ContentType.JPEG).orElseThrow();

        assertThat(arabic.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(253, 255);
        assertThat(arabic).matches("\u0645+\\.jpeg");
        assertThat(houses.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(252, 255);
        assertThat(houses).matches("(\uD83C\uDFE1)+\\.jpg");
    }

    @Test
    void takesNoNameOfAnyLength() {
        assertThat(FileNames.kept("a".repeat(2_000), ContentType.PNG)).isPresent();
        assertThat(FileNames.kept("a".repeat(2_001), ContentType.PNG)).isEmpty();
    }
}
