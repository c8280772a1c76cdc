package foyer.transfer.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class TableTest {

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("commas", "a,b\n1,2\n3,4\n", List.of("1|2", "3|4")),
                Arguments.of("semicolons", "a;b\n1,5;2\n3,5;4\n", List.of("1,5|2", "3,5|4")),
                Arguments.of("tabs", "a\tb\n1,5\t2;3\n", List.of("1,5|2;3")),
                Arguments.of("bars", "a|b\n1|2\n", List.of("1|2")),
                Arguments.of(
                        "a single column", "email\na@x.example\nb@x.example\n", List.of("a@x.example", "b@x.example")),
                Arguments.of("line ends of Windows", "a,b\r\n1,2\r\n", List.of("1|2")),
                Arguments.of("line ends of old Macs", "a,b\r1,2\r", List.of("1|2")),
                Arguments.of("no line end at the end", "a,b\n1,2", List.of("1|2")),
                Arguments.of("a separator in quotes", "a,b\n\"1,5\",2\n", List.of("1,5|2")),
                Arguments.of("a quote in quotes", "a,b\n\"say \"\"hi\"\"\",2\n", List.of("say \"hi\"|2")),
                Arguments.of("a line end in quotes", "a,b\n\"1\n2\",3\n", List.of("1\n2|3")),
                Arguments.of("a quote within a text", "a,b\n6\" pipe,2\n", List.of("6\" pipe|2")),
                Arguments.of("text after a quote", "a,b\n\"1\"x,2\n", List.of("1x|2")),
                Arguments.of("blank rows", "\n\na,b\n\n , \n1,2\n\n", List.of("1|2")),
                Arguments.of("missing cells", "a,b,c\n1\n1,2\n", List.of("1||", "1|2|")),
                Arguments.of("blank cells too many", "a,b\n1,2,,\n", List.of("1|2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void readsWhatSpreadsheetsRead(String name, String text, List<String> expected) throws IOException {
        assertThat(rows(text).stream().map(row -> String.join("|", row.cells())))
                .isEqualTo(expected);
        assertThat(rows(text)).noneMatch(TableRow::surplus);
    }

    @Test
    void countsRowsAsASpreadsheetDoes() throws IOException {
        var rows = rows("\na,b\n1,2\n\n\"3\n3\",4\n5,6\n");

        assertThat(rows).extracting(TableRow::number).containsExactly(3L, 5L, 6L);
    }

    @Test
    void saysWhichRowHasMoreCellsThanTheHeader() throws IOException {
        assertThat(rows("a,b\n1,2,3\n4,5\n")).extracting(TableRow::surplus).containsExactly(true, false);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("nothing", "", TableProblem.EMPTY),
                Arguments.of("blank rows", "\n \n,,\n", TableProblem.EMPTY),
                Arguments.of("a header only", "a,b\n", TableProblem.EMPTY),
                Arguments.of("a quote never closed", "a,b\n1,2\n\"3,4\n5,6\n", TableProblem.ROW_TOO_LONG),
                Arguments.of("an endless row", "a,b\n" + "x".repeat(3_000_000), TableProblem.ROW_TOO_LONG),
                Arguments.of("too many columns", "a,".repeat(250) + "\n1\n", TableProblem.TOO_MANY_COLUMNS),
                Arguments.of("too many rows", "a,b\n" + "1,2\n".repeat(200_001), TableProblem.TOO_MANY_ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhatIsNoTable(String name, String text, TableProblem problem) {
        assertThatExceptionOfType(TableException.class)
                .isThrownBy(() -> count(text))
                .satisfies(failure -> assertThat(failure.problem()).isEqualTo(problem));
    }

    @Test
    void saysFromWhichRowOnAFileCannotBeRead() {
        assertThatExceptionOfType(TableException.class)
                .isThrownBy(() -> count("a,b\n1,2\n\"3,4\n5,6\n"))
                .satisfies(failure -> assertThat(failure.row()).isEqualTo(3));
    }

    @Test
    void takesAsManyRowsAsItMay() throws IOException {
        assertThat(count("a,b\n" + "1,2\n".repeat(200_000))).isEqualTo(200_000);
    }

    private static long count(String text) throws IOException {
        var source = source(text);
        return Table.count(source, TableFormat.detect(source));
    }

    private static List<TableRow> rows(String text) throws IOException {
        var source = source(text);
        var rows = new ArrayList<TableRow>();
        try (var table = Table.open(source, TableFormat.detect(source))) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static TableSource source(String text) throws IOException {
        return TestTable.of(text.getBytes(UTF_8));
    }
}
