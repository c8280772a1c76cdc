package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.search.Tables.LEAD_IDS;
import static java.util.Objects.requireNonNull;

import foyer.records.Notes;
import foyer.records.WordQueries;
import foyer.tenancy.RecordScopeQueries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The texts of a filter that are looked for in a statement, each once, however many of the filter's alternatives name it: its
 * leads are a table of one row in front of the statement, as an array, so that they are always read by their keys, however many
 * the planner expects.
 */
public final class LeadTextQueries {

    /** How many of the newest matches of a text are looked at, among the leads that the caller may see (LeadFilter.text). */
    static final int MAX_MATCHES = 2_000;

    private final Map<String, CommonTableExpression<Record1<UUID[]>>> tables = new LinkedHashMap<>();

    private LeadTextQueries(LeadFilter filter, List<String> permissions) {
        var archived = Boolean.TRUE.equals(filter.archived());
        texts(filter).distinct().forEach(text -> {
            var name = DSL.name("text_" + tables.size());
            tables.put(
                    text,
                    name.fields("ids").asMaterialized(DSL.select(DSL.array(search(text, archived, permissions)))));
        });
    }

    /** Those of the filter, among the leads that the caller has all of these permissions for. */
    public static LeadTextQueries of(LeadFilter filter, List<String> permissions) {
        return new LeadTextQueries(filter, permissions);
    }

    /** Those of its parts too; what is not to be found is not looked for. */
    private static Stream<String> texts(LeadFilter filter) {
        var inner = Stream.concat(
                filter.any() == null ? Stream.of() : filter.any().stream(), Stream.ofNullable(filter.listed()));
        return Stream.concat(
                isSaid(filter) ? Stream.ofNullable(filter.text()) : Stream.of(), inner.flatMap(LeadTextQueries::texts));
    }

    /** Whether the filter itself asks for words. */
    static boolean isSaid(LeadFilter filter) {
        return filter.text() != null && !filter.text().isBlank();
    }

    /** Whether it asks for words anywhere in it, but for what is not to be met. */
    public static boolean areIn(LeadFilter filter) {
        return texts(filter).findAny().isPresent();
    }

    /** What has to stand in front of the statement. */
    public List<CommonTableExpression<?>> tables() {
        return List.copyOf(tables.values());
    }

    /** True of the leads that are found. */
    public Condition found(String text) {
        return LEAD.ID.eq(DSL.any(ids(text)));
    }

    /** Whether each text finds fewer leads than are looked at, so that none is left out. */
    public Condition areWhole() {
        return DSL.and(tables.keySet().stream()
                .map(text -> DSL.cardinality(ids(text)).lt(MAX_MATCHES))
                .toList());
    }

    Field<UUID[]> ids(String text) {
        return NearestLeadQueries.ids(requireNonNull(tables.get(text)).getName());
    }

    /** True of the leads that are found, where the condition holds no other text or the same one once. */
    static Condition found(String text, boolean archived, List<String> permissions) {
        return LEAD.ID.eq(DSL.any(DSL.array(search(text, archived, permissions))));
    }

    private static Select<Record1<UUID>> search(String text, boolean archived, List<String> permissions) {
        var reach = RecordScopeQueries.reach(permissions);
        var ids = LEAD_IDS(
                DSL.val(text),
                DSL.val(MAX_MATCHES),
                DSL.val(archived),
                reach.assignees(),
                reach.makerKind(),
                reach.maker(),
                reach.teams());
        return DSL.select(ids.LEAD_IDS_).from(ids);
    }

    /**
     * True of each lead with the words, found by looking at each: for leads that are known already, or where all have to be
     * gone through. Slips are not forgiven here.
     */
    static Condition inEach(String text) {
        return WordQueries.areIn(LEAD.SEARCH_TEXT, text)
                .or(Notes.any(Lead.TYPE, LEAD.ID, folded -> WordQueries.areIn(folded, text)));
    }
}
