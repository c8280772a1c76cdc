package foyer.files.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "-                      | 10 | all",
                "bytes=0-0              | 10 | 0-0",
                "bytes=0-9              | 10 | 0-9",
                "bytes=2-               | 10 | 2-9",
                "bytes=2-5              | 10 | 2-5",
                "bytes=5-100            | 10 | 5-9",
                "bytes=-3               | 10 | 7-9",
                "bytes=-100             | 10 | 0-9",
                "BYTES=1-1              | 10 | 1-1",
                "bytes= 1-1             | 10 | 1-1",
                "bytes=9-9              | 10 | 9-9",
                "bytes=10-              | 10 | outside",
                "bytes=10-20            | 10 | outside",
                "bytes=-0               | 10 | outside",
                "bytes=0-               | 0  | outside",
                "bytes=-1               | 0  | outside",
                "bytes=5-2              | 10 | all",
                "bytes=-                | 10 | all",
                "bytes=                 | 10 | all",
                "bytes=a-b              | 10 | all",
                "bytes=0-1,3-4          | 10 | all",
                "bytes=0-1, 3-4         | 10 | all",
                "lines=0-1              | 10 | all",
                "bytes=1-1-1            | 10 | all",
                "bytes=+1-2             | 10 | all",
                "bytes=0x1-2            | 10 | all",
                "bytes=999999999999999999-    | 10 | outside",
                "bytes=99999999999999999999-  | 10 | all",
                "bytes=0-999999999999999999   | 10 | 0-9"
            })
    void readsWhatIsWanted(@Nullable String header, long size, String wanted) {
        var text =
                switch (ByteRange.of(header, size)) {
                    case ByteRange.All _ -> "all";
                    case ByteRange.Part(var first, var last) -> first + "-" + last;
                    case ByteRange.Outside _ -> "outside";
                };

        assertThat(text).isEqualTo(wanted);
    }
}
