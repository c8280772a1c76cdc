package foyer.records.tags;

import foyer.records.Subject;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tags of records: lower-case words or phrases, each once a record. The module that owns a kind of record checks and
 * writes them with it, and puts {@link #column} and {@link #matching} into its own statements. A kind is a type of the
 * schema, {@code "Lead"}.
 */
@Component
public class Tags {

    /** How many a record may have. */
    public static final int MAX_EACH = 20;

    /** How long one may be, in characters. */
    public static final int MAX_LENGTH = 50;

    private final TagQueries queries;

    Tags(TagQueries queries) {
        this.queries = queries;
    }

    /** The tag as it is stored: composed, in lower case, without spaces around it and with single ones in it. */
    public static String normalised(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** Makes the subject have these tags instead of those before; all of them are in stored form. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Subject subject, Collection<String> before, Collection<String> after) {
        var gone = new HashSet<>(before);
        gone.removeAll(after);
        if (!gone.isEmpty()) {
            queries.delete(subject, gone);
        }
        var added = new HashSet<>(after);
        added.removeAll(before);
        if (!added.isEmpty()) {
            queries.insert(subject, added);
        }
    }

    /** Takes from many subjects all tags but these, which are in stored form. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOnly(String kind, Map<UUID, ? extends Collection<String>> tags) {
        if (!tags.isEmpty()) {
            queries.deleteOthers(kind, tags);
        }
    }

    /** Gives many subjects tags that they do not have; all tags are in stored form. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAll(String kind, Map<UUID, ? extends Collection<String>> tags) {
        if (tags.values().stream().anyMatch(some -> !some.isEmpty())) {
            queries.insert(kind, tags);
        }
    }

    /** Takes these tags, which are in stored form, off whichever of the subjects have them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAll(String kind, Collection<UUID> subjects, Collection<String> tags) {
        queries.delete(kind, subjects, tags);
    }

    /** Forgets the tags of these subjects, which are being deleted too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(String kind, Collection<UUID> subjects) {
        queries.delete(kind, subjects);
    }

    /** Tags that records of the kind have and that begin so, by the letters' codes. */
    public List<String> known(String kind, @Nullable String prefix, int most) {
        return queries.known(kind, prefix == null ? "" : normalised(prefix), most);
    }

    /** The first tags that begin so of these records, by the letters' codes, and how many of them have each. */
    public Map<String, Integer> counted(String kind, Select<Record1<UUID>> records, @Nullable String prefix, int most) {
        return queries.counted(kind, records, prefix == null ? "" : normalised(prefix), most);
    }

    /** So many of the newest records of the kind that have the tag, from the tags' own index. */
    public static Select<Record1<UUID>> newestWith(String kind, Field<String> tag, int most) {
        return TagQueries.newestWith(kind, tag, most);
    }

    /** The tags of a row, as a column of the statement that reads it; in no order. */
    public static Field<String[]> column(String kind, Field<UUID> tenant, Field<UUID> id) {
        return TagQueries.tags(kind, tenant, id);
    }

    /** True of the caller's tenant's rows that meet the filter. */
    public static Condition matching(String kind, Field<UUID> id, TagFilter filter) {
        return TagQueries.matching(kind, id, filter);
    }

    /**
     * So many of the newest records of the kind with each of the things that the filter wants, from the tags' own index; all
     * that meet it are among them where there are fewer.
     */
    public static List<Select<Record1<UUID>>> eachWith(String kind, TagFilter filter, int most) {
        return TagQueries.eachWith(kind, filter, most);
    }

    /** True of the records of the kind that have the tag. */
    public static Condition has(String kind, Field<UUID> id, Field<String> tag) {
        return TagQueries.has(kind, id, tag);
    }
}
