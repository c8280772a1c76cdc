package foyer.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import foyer.files.Samples;
import foyer.files.storage.LocalStorage;
import foyer.files.storage.StorageKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class FileInspectionTest {

    private static final int LARGE = 200_000;

    /** What the end of the zip and its directory take, at least. */
    private static final int DIRECTORY = 150;

    /** Each type as it is, and what is none of them. */
    private static final Map<String, byte[]> SAMPLES = Map.ofEntries(
            Map.entry("JPEG", Samples.jpeg()),
            Map.entry("PNG", Samples.png()),
            Map.entry("WEBP", Samples.webp()),
            Map.entry("GIF", Samples.gif()),
            Map.entry("MP4", Samples.mp4("mp42")),
            Map.entry("PDF", Samples.pdf()),
            Map.entry("CSV", Samples.csv()),
            Map.entry("XLSX", Samples.xlsx()),
            Map.entry("HTML", Samples.latin("<!DOCTYPE html><html><script>alert(1)</script></html>")),
            Map.entry(
                    "SVG",
                    Samples.latin("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            Map.entry("SCRIPT", Samples.latin("<script>alert(1)</script>")),
            Map.entry("PROGRAM", Samples.latin("MZ\u0090\0\3\0\0\0\4\0\0\0\u00FF\u00FF")),
            Map.entry("ELF", Samples.latin("\u007FELF\2\1\1\0\0\0\0\0\0\0\0\0")),
            Map.entry("ZIP", Samples.zip(Map.of("readme.txt", "hello"))),
            Map.entry(
                    "DOCX",
                    Samples.zip(
                            Map.of("[Content_Types].xml", Samples.contentTypes("wordprocessingml.document.main+xml")))),
            Map.entry("QUICKTIME", Samples.mp4("qt  ")),
            Map.entry("HEIC", Samples.mp4("heic")),
            Map.entry("TIFF", Samples.latin("II*\0\10\0\0\0")),
            Map.entry("NOTHING", new byte[0]),
            Map.entry("ZEROS", new byte[100]));

    @TempDir
    Path folder;

    private LocalStorage storage;

    @BeforeEach
    void open() {
        storage = new LocalStorage(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
    }

    private Inspection inspect(byte[] bytes, ContentType said) throws IOException {
        var key = StorageKey.object(UUID.randomUUID());
        storage.write(key, out -> out.write(bytes));
        try (var object = storage.near(key)) {
            return Inspection.of(object, said);
        }
    }

    /** Every sample against every type that people bring: a type fits its own sample and no other. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ZIP", "JSONL"})
    void fitsItsOwnBytesOnly(ContentType said) throws IOException {
        for (var sample : SAMPLES.entrySet()) {
            assertThat(inspect(sample.getValue(), said).fits())
                    .as("%s said to be %s", sample.getKey(), said)
                    .isEqualTo(sample.getKey().equals(said.name()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"isom", "iso2", "iso5", "mp41", "mp42", "avc1", "M4V ", "dash"})
    void takesMp4OfAnyBrandThatBrowsersPlay(String brand) throws IOException {
        assertThat(inspect(Samples.mp4(brand), ContentType.MP4).fits()).isTrue();
    }

    @Test
    void wantsAPdfFromItsFirstByte() throws IOException {
        assertThat(inspect(Samples.latin("<script>%PDF-1.7"), ContentType.PDF).fits())
                .isFalse();
    }

    static Stream<Arguments> tables() {
        var text = "id;name\n1;\u0633\u0627\u0645\u064A \u00E9\n";
        return Stream.of(
                arguments("UTF-8", text.getBytes(StandardCharsets.UTF_8), true),
                arguments("UTF-8 with mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), true),
                arguments("UTF-16LE with mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), true),
                arguments("UTF-16BE with mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), true),
                arguments("UTF-16LE without mark", text.getBytes(StandardCharsets.UTF_16LE), true),
                arguments("UTF-16BE without mark", text.getBytes(StandardCharsets.UTF_16BE), true),
                arguments(
                        "large UTF-16 without mark", text.repeat(LARGE / 10).getBytes(StandardCharsets.UTF_16LE), true),
                arguments("UTF-16 without mark, of odd length", Samples.latin("i\0d\0,\0n"), false),
                arguments("UTF-16 without mark, with a NUL", Samples.latin("i\0d\0\0\0,\0n\0"), false),
                arguments("UTF-16 without mark, with no letter", Samples.latin("i\0d\0\u0090\0,\0n\0"), false),
                arguments("markup in UTF-16 without mark", " <html>".getBytes(StandardCharsets.UTF_16BE), false),
                arguments("lines within cells", Samples.latin("id,name\n1,a\u000Bb\n"), true),
                arguments("the end of a file of DOS", Samples.latin("id,name\r\n1,a\r\n\u001A"), true),
                arguments("markup after a control character", Samples.latin("\u000B<html>"), false),
                arguments("an icon", Samples.latin("\0\0\1\0\1\0\40\40\0\0\1\0\40\0"), false),
                arguments("a sound", Samples.latin("RIFF\u00A4\u0003\0\0WAVEfmt \20\0\0\0\1\0\1\0"), false),
                arguments("bytes by chance", chance(), false),
                arguments("UTF-16 of odd length", Samples.latin("\u00FF\u00FEa\0b"), false),
                arguments("UTF-16 with half a pair", Samples.latin("\u00FF\u00FEa\0\0\u00D8b\0"), false),
                arguments("UTF-16 with a NUL", Samples.latin("\u00FF\u00FEa\0\0\0b\0"), false),
                arguments("Windows-1252", Samples.latin("id,name\n1,Ren\u00E9\u0092s\n"), true),
                arguments("one letter", Samples.latin("a"), true),
                arguments("large", Samples.latin("id,name\n".repeat(LARGE)), true),
                arguments("large, with a NUL at the end", Samples.latin("id,name\n".repeat(LARGE) + "\0"), false),
                arguments(
                        "large UTF-16", ("\uFEFF" + text.repeat(LARGE / 10)).getBytes(StandardCharsets.UTF_16LE), true),
                arguments("markup in a cell", Samples.latin("id,name\n1,<html>\n"), true),
                arguments("an escape", Samples.latin("id,name\n1,\u001B[31m\n"), false),
                arguments("blank", Samples.latin(" \r\n\t"), false),
                arguments("only a mark", Samples.latin("\u00FF\u00FE"), false),
                arguments("markup", Samples.latin("\r\n  <table><tr><td>id</td></tr></table>"), false),
                arguments("markup after a mark", "\uFEFF<html>".getBytes(StandardCharsets.UTF_8), false),
                arguments("markup in UTF-16", "\uFEFF <html>".getBytes(StandardCharsets.UTF_16LE), false));
    }

    /** With enough zeros at every other place to be taken for UTF-16, and otherwise anything. */
    private static byte[] chance() {
        var bytes = new byte[LARGE];
        new Random(1).nextBytes(bytes);
        for (var i = 1; i < LARGE; i += 6) {
            bytes[i] = 0;
        }
        return bytes;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tables")
    void takesTextForATable(String name, byte[] bytes, boolean fits) throws IOException {
        assertThat(inspect(bytes, ContentType.CSV).fits()).as(name).isEqualTo(fits);
    }

    @Test
    void findsAWorkbookWhereverItSaysWhatItIs() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        for (var i = 0; i < 500; i++) {
            parts.put("xl/worksheets/sheet" + i + ".xml", "x".repeat(i));
        }
        parts.put("[Content_Types].xml", Samples.contentTypes("spreadsheetml.sheet.main+xml"));

        assertThat(inspect(Samples.zip(parts), ContentType.XLSX).fits()).isTrue();
    }

    @Test
    void takesNoWorkbookWithMacrosForOneWithout() throws IOException {
        var macros = Samples.zip(Map.of(
                "[Content_Types].xml",
                "<Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>"));

        assertThat(inspect(macros, ContentType.XLSX).fits()).isFalse();
    }

    @Test
    void unpacksNoBomb() throws IOException {
        var bomb = Samples.zip(Map.of("[Content_Types].xml", "0".repeat(50_000_000)));

        assertThat(inspect(bomb, ContentType.XLSX).fits()).isFalse();
    }

    /** Whatever a byte of it says, it is a workbook or not, and nothing is raised. */
    @Test
    void bearsABrokenZip() throws IOException {
        var good = Samples.xlsx();
        for (var i = good.length - DIRECTORY; i < good.length; i++) {
            var broken = good.clone();
            broken[i] = (byte) ~broken[i];
            inspect(broken, ContentType.XLSX);
        }
        var far = good.clone();
        ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(far.length - 6, Integer.MAX_VALUE);
        assertThat(inspect(far, ContentType.XLSX).fits()).isFalse();
    }

    @Test
    void countsAndDigests() throws IOException {
        assertThat(inspect(Samples.latin("abc"), ContentType.CSV))
                .returns(3L, Inspection::size)
                .returns("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Inspection::sha256);
    }
}
