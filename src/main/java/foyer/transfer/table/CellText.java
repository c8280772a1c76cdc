package foyer.transfer.table;

import java.util.regex.Pattern;

/**
 * Text of cells as people mean it. A cell that a spreadsheet would run as a formula is written with an apostrophe before
 * it, which spreadsheets take for "this is text" (OWASP, CSV injection), and read without.
 */
public final class CellText {

    /** What begins a formula in some spreadsheet; tab and line ends since some pass over them. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NEGATIVE = Pattern.compile("-\\d+(\\.\\d+)?");

    private static final char APOSTROPHE = '\'';

    private CellText() {}

    /** The text without what a file may have around and in it: blanks of every kind, marks, characters that no text has. */
    public static String plain(String cell) {
        var text = cell.strip();
        if (text.isEmpty()) {
            return text;
        }
        if (isApostrophe(text, 0) && (isFormula(text, 1) || (isApostrophe(text, 1) && isFormula(text, 2)))) {
            text = text.substring(1);
        }
        return isClean(text) ? text : cleaned(text);
    }

    /** The text as it is safe to open in a spreadsheet; a number below zero is, and stays a number. */
    public static String safe(String text) {
        return isLikeFormula(text) && !NEGATIVE.matcher(text).matches() ? APOSTROPHE + text : text;
    }

    /** Whether it begins as what a spreadsheet runs, or as such a text does once it is safe. */
    static boolean isLikeFormula(String text) {
        return isFormula(text, 0) || (isApostrophe(text, 0) && isFormula(text, 1));
    }

    private static boolean isFormula(String text, int at) {
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isApostrophe(String text, int at) {
        return at < text.length() && text.charAt(at) == APOSTROPHE;
    }

    private static boolean isClean(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i)) || isBlankAtEnd(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** A blank that {@link String#strip} leaves there: the no-break spaces. */
    private static boolean isBlankAtEnd(String text, int at) {
        return (at == 0 || at == text.length() - 1) && Character.isSpaceChar(text.charAt(at));
    }

    /** PostgreSQL holds no NUL, and half of a surrogate pair is no character. */
    private static boolean isAllowed(char character) {
        return switch (character) {
            case '\t', '\n', '\r' -> true;
            case '\uFEFF' -> false;
            default -> !Character.isISOControl(character) && !Character.isSurrogate(character);
        };
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point > Character.MAX_VALUE || isAllowed((char) point))
                .forEach(clean::appendCodePoint);
        var start = 0;
        var end = clean.length();
        while (start < end && isBlank(clean.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }
}
