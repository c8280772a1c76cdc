package foyer.transfer;

import foyer.transfer.table.CellText;
import foyer.transfer.table.TableRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Guesses which column fills which field: by its name, else by a word of it, else by what is in it. */
final class FieldGuess {

    private static final int BY_NAME = 3;
    private static final int BY_WORD = 2;
    private static final int BY_CONTENT = 1;

    /** No e-mail, phone or website is longer, and looking at what is takes long. */
    private static final int MOST_LOOKED_AT = 320;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern PHONE = Pattern.compile("[+＋(]?[\\p{Nd}][\\p{Nd} ()./-]{5,20}");
    private static final Pattern WEBSITE = Pattern.compile("(?i)(https?://|www\\.)\\S+");

    private FieldGuess() {}

    private record Match(int column, ImportField field, int score) {}

    /** The field of each column, null where none fits; no field twice. */
    static List<@Nullable String> of(List<String> header, List<TableRow> rows, List<ImportField> fields) {
        var matches = new ArrayList<Match>();
        for (var column = 0; column < header.size(); column++) {
            var name = words(header.get(column));
            var like = content(rows, column);
            for (var field : fields) {
                matches.add(new Match(column, field, score(name, like, field)));
            }
        }
        return best(header.size(), matches);
    }

    private static List<@Nullable String> best(int columns, List<Match> matches) {
        var guessed = new ArrayList<@Nullable String>(Collections.nCopies(columns, null));
        var taken = new HashSet<ImportField>();
        matches.stream()
                .filter(match -> match.score() > 0)
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .forEach(match -> {
                    if (guessed.get(match.column()) == null && taken.add(match.field())) {
                        guessed.set(match.column(), match.field().key());
                    }
                });
        return guessed;
    }

    private static int score(String name, ImportField.Content like, ImportField field) {
        if (!name.isEmpty()) {
            var names = field.names().stream().map(FieldGuess::words).collect(Collectors.toSet());
            if (names.contains(name)) {
                return BY_NAME;
            }
            // Words such as name or contact are in the names of many columns.
            if (field.content() != ImportField.Content.ANY && hasWord(name, names)) {
                return BY_WORD;
            }
        }
        return like != ImportField.Content.ANY && like == field.content() ? BY_CONTENT : 0;
    }

    private static boolean hasWord(String name, Set<String> names) {
        var padded = " " + name + " ";
        return names.stream().anyMatch(one -> padded.contains(" " + one + " "));
    }

    private static ImportField.Content content(List<TableRow> rows, int column) {
        var texts = rows.stream()
                .map(row -> CellText.plain(row.cells().get(column)))
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            return ImportField.Content.ANY;
        }
        if (most(texts, EMAIL)) {
            return ImportField.Content.EMAIL;
        }
        if (most(texts, WEBSITE)) {
            return ImportField.Content.WEBSITE;
        }
        return most(texts, PHONE) ? ImportField.Content.PHONE : ImportField.Content.ANY;
    }

    private static boolean most(List<String> texts, Pattern pattern) {
        var like = texts.stream()
                .filter(text ->
                        text.length() <= MOST_LOOKED_AT && pattern.matcher(text).matches())
                .count();
        return like * 2 > texts.size();
    }

    /** Lower case, no accents, one blank between words. */
    static String words(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
