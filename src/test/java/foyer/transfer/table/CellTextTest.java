package foyer.transfer.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CellTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  Amina ,Amina",
                "\u00A0Amina\u202F,Amina",
                "\uFEFFAmina,Amina",
                "A\u0000m\u0007ina,Amina",
                "'=1+1,=1+1",
                "'+971501234567,+971501234567",
                "'quoted',`'quoted'`",
                "O'Brien,O'Brien",
                "\uD83Dhalf,half",
                "😀 whole,😀 whole",
                "two  words,two  words"
            })
    void readsWhatPeopleMean(String cell, String plain) {
        assertThat(CellText.plain(cell)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+971501234567",
                "-1+1",
                "-",
                "@sum(a1)",
                "\tx",
                "\rx",
                "＝1+1",
                "=cmd|' /C calc'!A0",
                "'=1+1"
            })
    void noCellRunsAsAFormulaAndEachIsReadAsItWas(String text) {
        assertThat(CellText.safe(text)).startsWith("'");
        assertThat(CellText.plain(CellText.safe(text.strip()))).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Amina", "1250.00", "-1250.00", "-1", "a=b", "'quoted'"})
    void plainTextIsWrittenAsItIs(String text) {
        assertThat(CellText.safe(text)).isEqualTo(text);
    }
}
