package foyer.transfer.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class TextEncodingTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String LATIN = "Name;Ort\r\nJosé;Zürich\r\n";
    private static final String ARABIC = "الاسم,الهاتف\nأمينة حداد,+971501234567\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("UTF-8", LATIN, UTF_8, new byte[0], UTF_8),
                Arguments.of("UTF-8 in Arabic", ARABIC, UTF_8, new byte[0], UTF_8),
                Arguments.of("UTF-8 with a mark", LATIN, UTF_8, bytes(0xEF, 0xBB, 0xBF), UTF_8),
                Arguments.of("UTF-16LE with a mark", ARABIC, UTF_16LE, bytes(0xFF, 0xFE), UTF_16LE),
                Arguments.of("UTF-16BE with a mark", ARABIC, UTF_16BE, bytes(0xFE, 0xFF), UTF_16BE),
                Arguments.of("UTF-16LE without one", LATIN, UTF_16LE, new byte[0], UTF_16LE),
                Arguments.of("UTF-16BE without one", LATIN, UTF_16BE, new byte[0], UTF_16BE),
                Arguments.of("UTF-16LE in Arabic without one", ARABIC, UTF_16LE, new byte[0], UTF_16LE),
                Arguments.of("Windows-1252", LATIN, WINDOWS, new byte[0], WINDOWS),
                Arguments.of("plain ASCII", "a,b\n1,2\n", UTF_8, new byte[0], UTF_8),
                Arguments.of("an empty file", "", UTF_8, new byte[0], UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void readsTextAsItWasWritten(String name, String text, Charset written, byte[] mark, Charset found)
            throws IOException {
        var file = file(mark, text.getBytes(written));

        var encoding = TextEncoding.detect(new ByteArrayInputStream(file));

        assertThat(encoding.charset()).isEqualTo(found);
        assertThat(read(encoding, file)).isEqualTo(text);
    }

    @Test
    void findsTheOneLetterFarBehindThatIsNotUtf8() throws IOException {
        var ascii = "a,b\n".repeat(200_000);
        var file = file(ascii.getBytes(UTF_8), "é,1\n".getBytes(WINDOWS));

        assertThat(TextEncoding.detect(new ByteArrayInputStream(file)).charset())
                .isEqualTo(WINDOWS);
    }

    @Test
    void aLetterAcrossTheBuffersEdgeIsStillUtf8() throws IOException {
        for (var before = 64 * 1024 - 4; before < 64 * 1024 + 4; before++) {
            var file = ("x".repeat(before) + "é€😀").getBytes(UTF_8);

            assertThat(TextEncoding.detect(new ByteArrayInputStream(file)).charset())
                    .isEqualTo(UTF_8);
        }
    }

    @Test
    void aLetterCutOffAtTheEndIsNotUtf8() throws IOException {
        var file = bytes('a', ',', 0xC3);

        assertThat(TextEncoding.detect(new ByteArrayInputStream(file)).charset())
                .isEqualTo(WINDOWS);
    }

    private static String read(TextEncoding encoding, byte[] file) {
        try (var text = encoding.reader(new ByteArrayInputStream(file))) {
            return text.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(byte[] first, byte[] second) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(first);
        file.writeBytes(second);
        return file.toByteArray();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
