package foyer.transfer.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a workbook: in runs of different looks, with how they are spoken aside, and with characters that XML has not. */
final class XlsxText {

    /** A character by its number (ECMA-376, part 1, section 22.9.2.19). */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEX = 16;

    private XlsxText() {}

    /** The text of the tag that the part is at, {@code si} or {@code is}, up to its end. */
    static String of(XmlPart xml) {
        var text = new StringBuilder();
        while (xml.nextTag() && !isEnd(xml)) {
            if (xml.isStart() && xml.is("t")) {
                xml.text(text);
            } else if (xml.isStart() && xml.is("rPh")) {
                xml.skip();
            }
        }
        return unescaped(text.toString());
    }

    private static boolean isEnd(XmlPart xml) {
        return !xml.isStart() && (xml.is("si") || xml.is("is"));
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), HEX))))
                : text;
    }
}
