package foyer.transfer;

import java.util.List;

/**
 * A field of a record that a column can fill.
 *
 * @param key what a mapping calls it: the value of the schema's enum
 * @param names what people call such a column, in any language; case, accents, blanks and signs do not matter
 * @param content what texts of it look like, where that tells it from others
 */
public record ImportField(String key, List<String> names, Content content) {

    /** What a column looks like, for one whose name says nothing. */
    public enum Content {
        ANY,
        EMAIL,
        PHONE,
        WEBSITE
    }

    public static ImportField of(String key, String... names) {
        return new ImportField(key, List.of(names), Content.ANY);
    }

    public ImportField looking(Content like) {
        return new ImportField(key, names, like);
    }
}
