package foyer.transfer.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of a workbook that are the same for every table (ECMA-376, part 1, section 18, and part 2). */
final class XlsxParts {

    /** The styles of {@link #STYLES} by their places. */
    static final int STYLE_MOMENT = 1;

    static final int STYLE_TEXT = 2;
    static final String SHEET_END = "</sheetData></worksheet>";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final int LETTERS = 26;
    private static final String UNDERSCORE = "_x005F_";

    private static final String STYLES = DECLARATION + """
            <styleSheet xmlns="%s">\
            <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
            <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>\
            </styleSheet>""".formatted(MAIN);

    private XlsxParts() {}

    /** With the first row held in view. */
    static String sheetStart(boolean rightToLeft) {
        return DECLARATION + """
                <worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0" rightToLeft="%d">\
                <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
                <sheetData>""".formatted(MAIN, rightToLeft ? 1 : 0);
    }

    /** The parts beside the sheets, by their places in the zip. */
    static Map<String, String> around(int sheets) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/styles.xml", STYLES);
        parts.put(
                "xl/workbook.xml",
                DECLARATION + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>"
                        + each(sheets, "<sheet name=\"Sheet%1$d\" sheetId=\"%1$d\" r:id=\"rId%1$d\"/>")
                        + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(each(sheets, relation("rId%1$d", "worksheet", "worksheets/sheet%1$d.xml"))
                        + relation("styles", "styles", "styles.xml")));
        parts.put("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
        parts.put(
                "[Content_Types].xml",
                DECLARATION + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + type("workbook.xml", "sheet.main+xml")
                        + type("styles.xml", "styles+xml")
                        + each(sheets, type("worksheets/sheet%1$d.xml", "worksheet+xml"))
                        + "</Types>");
        return parts;
    }

    private static String relations(String relations) {
        return DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPES + type + "\"/>";
    }

    private static String each(int sheets, String pattern) {
        return IntStream.rangeClosed(1, sheets).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    /** The letters of a column, from 0. */
    static String column(int column) {
        var letter = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? letter : column(column / LETTERS - 1) + letter;
    }

    /** Adds the text as XML has it, without characters that XML does not have; what looks like one by its number is not. */
    static void escape(String words, StringBuilder text) {
        words.replace("_x", UNDERSCORE + "x").codePoints().forEach(point -> {
            switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("_x000D_");
                case '\t', '\n' -> text.appendCodePoint(point);
                default -> {
                    if (isCharacter(point)) {
                        text.appendCodePoint(point);
                    }
                }
            }
        });
    }

    /** Half of a surrogate pair is no character, nor are the last two of the plane. */
    private static boolean isCharacter(int point) {
        return point >= ' ' && Character.getType(point) != Character.SURROGATE && point != 0xFFFE && point != 0xFFFF;
    }
}
