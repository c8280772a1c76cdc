package foyer.platform.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read on what, by the examples of WCAG and others' calculators. */
@Tag("unit")
class ColourTest {

    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.0",
        "#ffffff, #ffffff, 1.0",
        "#767676, #ffffff, 4.54",
        "#777777, #ffffff, 4.48",
        "#ff0000, #ffffff, 4.00",
        "#0000ff, #ffffff, 8.59",
        "#1f4b3f, #ffffff, 9.83",
        "#ffff00, #000000, 19.56",
    })
    void contrastIsThatOfTheGuidelinesWhicheverComesFirst(String one, String two, double ratio) {
        assertThat(new Colour(one).contrast(new Colour(two))).isCloseTo(ratio, within(0.05));
        assertThat(new Colour(two).contrast(new Colour(one))).isCloseTo(ratio, within(0.05));
    }

    @Test
    void textOnAnyColourCanBeRead() {
        for (var red = 0; red < 256; red += 17) {
            for (var green = 0; green < 256; green += 17) {
                for (var blue = 0; blue < 256; blue += 17) {
                    var colour = new Colour("#%02x%02x%02x".formatted(red, green, blue));
                    assertThat(colour.contrast(colour.text())).isGreaterThanOrEqualTo(Colour.READABLE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "red", "#fff", "#12345", "#1234567", "#12345g", "123456", " #123456", "#123456;x:url(y)"})
    void isWrittenInOneWayOnly(String text) {
        assertThat(Colour.of(text)).isEmpty();
    }

    @Test
    void isKeptInLowerCase() {
        assertThat(Colour.of("#AA55FF")).contains(new Colour("#aa55ff"));
    }
}
