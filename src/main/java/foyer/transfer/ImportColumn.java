package foyer.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param index from 0
 * @param header its name as it stands in the file
 * @param field what it fills; null for nothing
 * @param samples its first texts that are not blank
 */
public record ImportColumn(
        int index, String header, @Nullable String field, List<String> samples) {}
