package foyer.transfer.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class XlsxTest {

    private static final int TO_THE_LIMIT = 200_000;

    @Test
    void readsTheFirstSheetWithTextsOfEveryKind() throws IOException {
        var table = new TestWorkbook()
                .strings("<si><t>Name</t></si><si><t>E-Mail</t></si>"
                        + "<si><r><t>Amina </t></r><r><rPr><b/></rPr><t>Haddad &amp; Co</t></r><rPh><t>no</t></rPh></si>"
                        + "<si><t>أمينة</t></si><si><t>a_x000D_b_x005F_x0041_</t></si>")
                .rows("""
                        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"/></row>
                        <row r="3" spans="1:2"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>a@x.example</t></is></c></row>
                        <row r="5"><c t="s"><v>3</v></c><c t="str"><f>A1&amp;"x"</f><v>=1+1</v></c></row>
                        <row><c r="B6" t="b"><v>1</v></c></row>
                        <row r="7"/>
                        <row r="9"><c r="A9" t="s"><v>4</v></c><c r="B9" t="e"><v>#N/A</v></c></row>""")
                .table();

        assertThat(table.rows())
                .containsExactly(
                        "3: Amina Haddad & Co|a@x.example", "5: أمينة|=1+1", "6: |TRUE", "9: a\rb_x0041_|#N/A");
        assertThat(TableFormat.detect(table).sheet()).isEqualTo("Leads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "971501234567 | 0 | 971501234567",
                "9.71501234567E11 | 0 | 971501234567",
                "0.30000000000000004 | 0 | 0.3",
                "1250.50 | 0 | 1250.5",
                "-0 | 0 | 0",
                "1E999999999 | 0 | 1E999999999",
                "46000 | 1 | 2025-12-09",
                "46000.5 | 1 | 2025-12-09 12:00:00",
                "46000.0000115741 | 2 | 2025-12-09 00:00:01",
                "0.75 | 1 | 18:00:00",
                "59 | 1 | 1900-02-28",
                "61 | 1 | 1900-03-01",
                "46000 | 3 | 46000",
                "46000 | 99 | 46000",
                "-1 | 1 | -1",
                "9999999 | 1 | 9999999"
            })
    void readsNumbersAsPeopleSeeThem(String number, String style, String expected) throws IOException {
        var table = new TestWorkbook()
                .styles("""
                        <numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy"/>
                        <numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts>
                        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>""")
                .rows("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row><row><c s=\"%s\"><v>%s</v></c></row>"
                        .formatted(style, number))
                .table();

        assertThat(table.rows()).containsExactly("2: " + expected);
    }

    @Test
    void tellsWhichCellsAreNumbers() throws IOException {
        var table = new TestWorkbook()
                .rows("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c><c t=\"str\"><v>c</v></c></row>"
                        + "<row><c><v>875.125</v></c><c t=\"str\"><v>875.125</v></c><c t=\"n\"><v>1</v></c></row>"
                        + "<row><c t=\"str\"><v>875.125</v></c></row>")
                .table();

        try (var rows = Table.open(table, TableFormat.detect(table))) {
            assertThat(Objects.requireNonNull(rows.next()).numbers()).hasToString("{0, 2}");
            assertThat(Objects.requireNonNull(rows.next()).numbers()).hasToString("{}");
        }
    }

    /** Their texts stay, for whoever mends the row. */
    @Test
    void tellsWhichCellsAreErrors() throws IOException {
        var table = new TestWorkbook()
                .rows("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
                        + "<row><c t=\"str\"><v>#N/A</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
                        + "<row><c><v>1</v></c></row>")
                .table();

        try (var rows = Table.open(table, TableFormat.detect(table))) {
            var row = Objects.requireNonNull(rows.next());
            assertThat(row.errors()).hasToString("{1}");
            assertThat(row.cells()).containsExactly("#N/A", "#DIV/0!");
            assertThat(Objects.requireNonNull(rows.next()).errors()).hasToString("{}");
        }
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
        var table = new TestWorkbook()
                .workbook("<x:workbookPr date1904=\"1\"/>")
                .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
                .rows("<row><c t=\"str\"><v>a</v></c></row><row><c s=\"0\"><v>44538</v></c></row>")
                .table();

        assertThat(table.rows()).containsExactly("2: 2025-12-09");
    }

    static Stream<Arguments> broken() throws IOException {
        var a = "<row><c t=\"str\"><v>a</v></c></row>";
        return Stream.of(
                Arguments.of("no zip", TestTable.of("PK\u0003\u0004 and no more".getBytes(UTF_8)), "BROKEN"),
                Arguments.of("no row", new TestWorkbook().table(), "EMPTY"),
                Arguments.of("a header only", new TestWorkbook().rows(a).table(), "EMPTY"),
                Arguments.of("no XML", new TestWorkbook().rows(a + "<row><c>").table(), "BROKEN"),
                Arguments.of(
                        "no such sheet",
                        new TestWorkbook()
                                .part("xl/_rels/workbook.xml.rels", "<R/>")
                                .table(),
                        "BROKEN"),
                Arguments.of(
                        "no such text",
                        new TestWorkbook()
                                .rows(a + "<row><c t=\"s\"><v>5</v></c></row>")
                                .table(),
                        "BROKEN"),
                Arguments.of(
                        "rows in no order",
                        new TestWorkbook().rows(a + "<row r=\"1\"/>").table(),
                        "BROKEN"),
                Arguments.of(
                        "a row too far",
                        new TestWorkbook().rows(a + "<row r=\"2000000000\"/>").table(),
                        "BROKEN"),
                Arguments.of(
                        "a column too far",
                        new TestWorkbook()
                                .rows("<row><c r=\"ZZZZZZZ1\"/></row>")
                                .table(),
                        "BROKEN"),
                Arguments.of(
                        "too many columns",
                        new TestWorkbook()
                                .rows("<row><c r=\"GS1\" t=\"str\"><v>a</v></c></row>")
                                .table(),
                        "TOO_MANY_COLUMNS"),
                Arguments.of("a document type", entities().table(), "BROKEN"),
                Arguments.of(
                        "CDATA",
                        new TestWorkbook()
                                .rows(a + "<row><c t=\"str\"><v><![CDATA[a]]></v></c></row>")
                                .table(),
                        "BROKEN"),
                Arguments.of(
                        "an endless cell",
                        new TestWorkbook()
                                .rows(a + "<row><c t=\"str\"><v>" + "x".repeat(2_000_000))
                                .table(),
                        "ROW_TOO_LONG"),
                Arguments.of(
                        "an endless row",
                        new TestWorkbook()
                                .rows(a + "<row>" + ("<c t=\"str\"><v>" + "x".repeat(500_000) + "</v></c>").repeat(3))
                                .table(),
                        "ROW_TOO_LONG"),
                Arguments.of(
                        "one text in all cells",
                        new TestWorkbook()
                                .strings("<si><t>" + "x".repeat(1_000_000) + "</t></si>")
                                .rows("<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000))
                                .table(),
                        "UNPACKS_TOO_LARGE"),
                Arguments.of(
                        "endless depth",
                        new TestWorkbook().rows(a + "<x>".repeat(500_000)).table(),
                        "BROKEN"),
                Arguments.of(
                        "an endless tag",
                        new TestWorkbook()
                                .rows("<row x=\"" + "y".repeat(2_000_000) + "\"/>")
                                .table(),
                        "ROW_TOO_LONG"),
                Arguments.of(
                        "a bomb",
                        new TestWorkbook()
                                .styles("<x/>".repeat(5_000_000))
                                .rows(a + a)
                                .table(),
                        "UNPACKS_TOO_LARGE"));
    }

    private static TestWorkbook entities() {
        return new TestWorkbook().strings("<si><t>a</t></si>").part("xl/worksheets/first.xml", """
                        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                        <worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>""");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhatIsNoWorkbookOfPeople(String name, TestTable table, String problem) {
        assertThatExceptionOfType(TableException.class)
                .isThrownBy(() -> Table.count(table, TableFormat.detect(table)))
                .satisfies(failure -> assertThat(failure.problem().name()).isEqualTo(problem));
    }

    @Test
    void takesAsManyRowsAsItMay() throws IOException {
        var rows = new StringBuilder();
        var strings = new StringBuilder();
        for (var i = 0; i <= TO_THE_LIMIT; i++) {
            rows.append("<row><c t=\"s\"><v>")
                    .append(i)
                    .append("</v></c><c><v>")
                    .append(i)
                    .append("</v></c></row>");
            strings.append("<si><t>Person &amp; ").append(i).append("</t></si>");
        }
        var table = new TestWorkbook()
                .strings(strings.toString())
                .rows(rows.toString())
                .table();

        assertThat(Table.count(table, TableFormat.detect(table))).isEqualTo(TO_THE_LIMIT);
    }
}
