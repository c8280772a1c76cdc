package foyer.leads;

import foyer.leads.lists.LeadListId;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.StageId;
import foyer.leads.pipelines.StageKind;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.tags.TagFilter;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which leads: those that meet every field given, archived or not archived.
 *
 * @param any filters of which one is met; what such a part says of archiving does not count
 * @param not a filter that is not met, read as one of {@code any}
 * @param listed what the list's own filter asks for besides, whatever it says of archiving, where {@link LeadFilters} has
 *     found that it has one; nobody sends it
 */
public record LeadFilter(
        @Nullable List<StageId> stages,
        @Nullable List<PipelineId> pipelines,
        @Nullable List<StageKind> kinds,
        @Nullable List<MembershipId> assignees,
        @Nullable List<TeamId> teams,
        @Nullable Boolean unassigned,
        @Nullable List<LeadSource> sources,
        @Nullable TagFilter tags,
        @Nullable List<CustomFieldFilter> customFields,
        @Nullable Score score,
        @Nullable Value value,
        @Nullable Period createdAt,
        @Nullable Period updatedAt,
        @Nullable Period wonAt,
        @Nullable Period lostAt,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable List<String> countries,
        @Nullable String city,
        @Nullable Boolean doNotContact,
        @Nullable Boolean slaBreached,
        @Nullable Period firstResponseDue,
        @Nullable String text,
        @Nullable Boolean archived,
        @Nullable LeadListId list,
        @Nullable List<LeadFilter> any,
        @Nullable LeadFilter not,
        @Nullable LeadFilter listed) {

    /** All that are not archived. */
    public static final LeadFilter NONE = new LeadFilter(null, null, null, null, null);

    /** The same as it comes when nothing is named: the schema says that it is not archived ones. */
    private static final LeadFilter UNARCHIVED = new LeadFilter(null, null, null, null, false);

    /** The fields that a text is looked for in, by their names in the schema. */
    private static final Set<String> SEARCHED =
            Set.of("title", "contact.name", "contact.company", "contact.email", "contact.phone");

    /** From one score to another, both included; null for no end. */
    public record Score(@Nullable Integer min, @Nullable Integer max) {}

    /** From one amount to another of the same currency, both included; null for no end. */
    public record Value(
            String currency,
            @Nullable Long minMinor,
            @Nullable Long maxMinor) {}

    /** From one moment, included, to another, not included; null for no end. */
    public record Period(@Nullable Instant from, @Nullable Instant before) {}

    /** One by who has them, where they stand and what they say. */
    public LeadFilter(
            @Nullable List<StageId> stages,
            @Nullable List<MembershipId> assignees,
            @Nullable Boolean unassigned,
            @Nullable String text,
            @Nullable Boolean archived) {
        this(
                stages,
                null,
                null,
                assignees,
                null,
                unassigned,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                text,
                archived,
                null,
                null,
                null,
                null);
    }

    /** Those that were put on a list and are not archived. */
    public static LeadFilter onList(LeadListId list) {
        return NONE.with(null, list, null, null, null);
    }

    /** This filter, and besides what the filter of its list asks for. */
    public LeadFilter withListed(LeadFilter filterOfTheList) {
        return with(tags, list, any, not, filterOfTheList);
    }

    /** The same, whatever tags leads have. */
    LeadFilter withoutTags() {
        return with(null, list, any, not, listed);
    }

    /** The same with each of its parts as it is read. */
    LeadFilter withParts(UnaryOperator<LeadFilter> read) {
        return any == null && not == null
                ? this
                : with(
                        tags,
                        list,
                        any == null ? null : any.stream().map(read).toList(),
                        not == null ? null : read.apply(not),
                        listed);
    }

    /** It and its parts and theirs. */
    public Stream<LeadFilter> parts() {
        return Stream.concat(Stream.of(this), inner().flatMap(LeadFilter::parts));
    }

    /** The filters that are its parts themselves. */
    Stream<LeadFilter> inner() {
        return Stream.concat(any == null ? Stream.of() : any.stream(), Stream.ofNullable(not));
    }

    private LeadFilter with(
            @Nullable TagFilter itsTags,
            @Nullable LeadListId itsList,
            @Nullable List<LeadFilter> itsAny,
            @Nullable LeadFilter itsNot,
            @Nullable LeadFilter itsListed) {
        return new LeadFilter(
                stages,
                pipelines,
                kinds,
                assignees,
                teams,
                unassigned,
                sources,
                itsTags,
                customFields,
                score,
                value,
                createdAt,
                updatedAt,
                wonAt,
                lostAt,
                email,
                phone,
                company,
                countries,
                city,
                doNotContact,
                slaBreached,
                firstResponseDue,
                text,
                archived,
                itsList,
                itsAny,
                itsNot,
                itsListed);
    }

    /** This filter, or NONE for null; one that names too much is refused with BAD_USER_INPUT. */
    public static LeadFilter checked(@Nullable LeadFilter filter) {
        return filter == null ? NONE : LeadFilterBounds.checked(filter);
    }

    /** Whether all leads that are not archived meet it, and it names nothing else. */
    public boolean namesNothing() {
        return equals(NONE) || equals(UNARCHIVED);
    }

    /** Whether one of these changed fields is one that the filter looks at. */
    public boolean looksAt(List<String> changed) {
        return changed.stream().anyMatch(this::looksAt)
                || (updatedAt != null && !changed.isEmpty())
                || (listed != null && listed.looksAt(changed))
                || inner().anyMatch(part -> part.looksAt(changed));
    }

    private boolean looksAt(String field) {
        return switch (field) {
            case "stage" -> isAny(stages, pipelines, kinds, wonAt, lostAt, firstResponseDue);
            case "notes", "timeline" -> isAny(text, firstResponseDue);
            case "assignee" -> isAny(assignees, teams, unassigned);
            case "team" -> teams != null;
            case "address" -> isAny(countries, city);
            case "archivedAt" -> isAny(archived, firstResponseDue);
            case "source" -> sources != null;
            case "tags" -> tags != null;
            case "score" -> score != null;
            case "value" -> value != null;
            case "doNotContact" -> doNotContact != null;
            case "slaBreached" -> slaBreached != null;
            case "contact.email" -> isAny(email, text);
            case "contact.phone" -> isAny(phone, text);
            case "contact.company" -> isAny(company, text);
            default ->
                (text != null && SEARCHED.contains(field))
                        || (customFields != null && field.startsWith(CustomChange.PREFIX));
        };
    }

    /** Whether it has the leads that were put on this list. */
    public boolean goesBy(LeadListId one) {
        return parts().anyMatch(part -> part.listed == null && one.equals(part.list));
    }

    private static boolean isAny(@Nullable Object... parts) {
        return Stream.of(parts).anyMatch(part -> part != null);
    }
}
