package foyer.files.links;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes a request wants (RFC 9110, section 14). Several ranges at once are not served: then it is all of them. */
sealed interface ByteRange {

    /** All bytes: nothing else was asked for, or nothing that is understood. */
    record All() implements ByteRange {}

    /** Those from the first to the last, both included. */
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /** None of those asked for are there. */
    record Outside() implements ByteRange {}

    /** One range of at most 18 digits, which fit into a long. */
    Pattern FORM = Pattern.compile("(?i:bytes)=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    /** What the header asks for of so many bytes. */
    static ByteRange of(@Nullable String header, long size) {
        var range = FORM.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return new All();
        }
        if (range.group(1).isEmpty()) {
            return range.group(2).isEmpty() ? new All() : suffix(Long.parseLong(range.group(2)), size);
        }
        var first = Long.parseLong(range.group(1));
        var last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        if (last < first) {
            return new All();
        }
        return first < size ? new Part(first, Math.min(last, size - 1)) : new Outside();
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Outside() : new Part(Math.max(0, size - length), size - 1);
    }
}
