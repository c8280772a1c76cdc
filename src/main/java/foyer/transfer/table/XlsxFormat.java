package foyer.transfer.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook (ECMA-376) and what of it is read: its first sheet. Read by our own, since what comes in by strangers
 * has to be bounded in every part of it: how much it unpacks to, how long a cell is, how deep it goes.
 *
 * @param sheet its name
 * @param part the sheet's place in the zip; so are {@code strings} and {@code styles}, which may be missing
 * @param from1904 whether days are counted from 1904 on, as on old Macs
 */
public record XlsxFormat(
        String sheet,
        String part,
        @Nullable String strings,
        @Nullable String styles,
        boolean from1904) implements TableFormat {

    /** What a zip begins with (APPNOTE.TXT, section 4.3.7). */
    static final String ZIP = "PK\u0003\u0004";

    private static final String ROOT = "_rels/.rels";
    private static final String OFFICE_DOCUMENT = "/officeDocument";
    private static final String SHARED_STRINGS = "/sharedStrings";
    private static final String STYLES = "/styles";

    static byte[] zip() {
        return ZIP.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String charset() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public String separatorText() {
        return "";
    }

    static XlsxFormat detect(TableSource source) throws IOException {
        try (var zip = new ZipFile(source.path().toFile())) {
            var workbook = relations(zip, ROOT, "").stream()
                    .filter(relation -> relation.type().endsWith(OFFICE_DOCUMENT))
                    .findFirst()
                    .orElseThrow(() -> new TableException(TableProblem.BROKEN, 1))
                    .target();
            return format(zip, workbook);
        } catch (ZipException e) {
            throw TableException.of(TableProblem.BROKEN, 1, e);
        }
    }

    private static XlsxFormat format(ZipFile zip, String workbook) throws IOException {
        var folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        var name = workbook.substring(folder.length());
        var relations = relations(zip, folder + "_rels/" + name + ".rels", folder);
        var targets = new HashMap<String, String>();
        relations.forEach(relation -> targets.put(relation.id(), relation.target()));
        var first = sheet(zip, workbook);
        var part = targets.get(first.getOrDefault("id", ""));
        if (part == null) {
            throw new TableException(TableProblem.BROKEN, 1);
        }
        return new XlsxFormat(
                first.getOrDefault("name", ""),
                part,
                target(relations, SHARED_STRINGS),
                target(relations, STYLES),
                first.getOrDefault("date1904", "").matches("1|true"));
    }

    private static @Nullable String target(List<Relation> relations, String type) {
        return relations.stream()
                .filter(relation -> relation.type().endsWith(type))
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    private record Relation(String id, String type, String target) {}

    private static List<Relation> relations(ZipFile zip, String part, String folder) throws IOException {
        var relations = new ArrayList<Relation>();
        try (var xml = XmlPart.open(zip, part, XmlPart.MAX_SMALL)) {
            while (xml.nextStart()) {
                if (xml.is("Relationship")) {
                    var target = xml.attribute("Target");
                    relations.add(new Relation(
                            xml.attribute("Id"),
                            xml.attribute("Type"),
                            target.startsWith("/") ? target.substring(1) : folder + target));
                }
            }
        }
        return relations;
    }

    /** The attributes of the first sheet, and of the workbook's properties. */
    private static Map<String, String> sheet(ZipFile zip, String workbook) throws IOException {
        var found = new HashMap<String, String>();
        try (var xml = XmlPart.open(zip, workbook, XmlPart.MAX_SMALL)) {
            while (xml.nextStart()) {
                if (xml.is("workbookPr")) {
                    found.put("date1904", xml.attribute("date1904"));
                } else if (xml.is("sheet")) {
                    found.put("name", xml.attribute("name"));
                    found.put("id", xml.attribute("id"));
                    return found;
                }
            }
        }
        throw new TableException(TableProblem.EMPTY, 1);
    }
}
