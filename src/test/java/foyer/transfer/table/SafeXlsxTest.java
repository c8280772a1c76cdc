package foyer.transfer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SafeXlsxTest {

    @Test
    void writesWhatItReadsAndRunsNothing() throws IOException {
        var texts = List.of(
                "=1+1",
                "+971",
                "-1",
                "@x",
                "'=x",
                "<a> & \"b\"",
                "أمينة 😀",
                " blank ",
                "a\r\nb",
                "_x0041_",
                "\u0001\uD800z");
        var table = written(
                Stream.of("Name", "Value", "When", "Ok").map(Cell::of).toList(),
                texts.stream().map(Cell::of).limit(4).toList(),
                texts.stream().map(Cell::of).skip(4).limit(4).toList(),
                texts.stream().map(Cell::of).skip(8).toList(),
                Arrays.asList(
                        null,
                        new Cell.Number(new BigDecimal("1250.50")),
                        new Cell.Moment(LocalDateTime.of(2025, 12, 9, 18, 30, 5)),
                        new Cell.Flag(true)));

        assertThat(table.rows())
                .containsExactly(
                        "2: =1+1|+971|-1|@x",
                        "3: '=x|<a> & \"b\"|أمينة 😀| blank ",
                        "4: a\r\nb|_x0041_|z|",
                        "5: |1250.5|2025-12-09 18:30:05|TRUE");
    }

    @SafeVarargs
    private static TestTable written(List<? extends @Nullable Cell>... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = TableWriter.xlsx(bytes, true);
        for (var row : rows) {
            writer.row(row);
        }
        writer.finish();
        return TestTable.of(bytes.toByteArray());
    }
}
