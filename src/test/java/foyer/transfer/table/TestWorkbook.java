package foyer.transfer.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as others write it, part by part. */
public final class TestWorkbook {

    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();

    public TestWorkbook() {
        part("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml")));
        part(
                "xl/_rels/workbook.xml.rels",
                relations(relation("r1", "worksheet", "worksheets/other.xml")
                        + relation("r2", "worksheet", "/xl/worksheets/first.xml")
                        + relation("r3", "sharedStrings", "sharedStrings.xml")
                        + relation("r4", "styles", "styles.xml")));
        workbook("");
        strings("");
        styles("");
        rows("");
    }

    private static String relations(String relations) {
        return "<Relationships>" + relations + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, REL, type, target);
    }

    public TestWorkbook part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    /** @param properties {@code workbookPr}, or nothing */
    TestWorkbook workbook(String properties) {
        return part("xl/workbook.xml", """
                <?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="%s">%s<x:sheets><x:sheet name="Leads" sheetId="7"
                r:id="r2"/><x:sheet name="Other" sheetId="1" r:id="r1"/></x:sheets></x:workbook>""".formatted(REL, properties));
    }

    /** @param items each an {@code si} */
    TestWorkbook strings(String items) {
        return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    /**
     * The same with styles.
     *
     * @param content what tells how cells look
     */
    public TestWorkbook styles(String content) {
        return part("xl/styles.xml", "<styleSheet>" + content + "</styleSheet>");
    }

    public TestWorkbook rows(String rows) {
        return part("xl/worksheets/first.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    TestTable table() throws IOException {
        return TestTable.of(bytes());
    }

    public byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
