package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.IDS_INVALID;
import static foyer.leads.LeadErrorCode.LOST_REASON_INVALID;
import static foyer.leads.LeadErrorCode.REQUIRED;
import static foyer.leads.LeadErrorCode.TAGS_INVALID;

import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.LeadFilter;
import foyer.leads.LeadId;
import foyer.leads.LeadSource;
import foyer.leads.bulkupdates.BulkChanges.To;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.records.fields.CustomValueInput;
import foyer.records.tags.Tags;
import foyer.records.views.SavedViewId;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The input of {@code leadBulkUpdate}. */
final class BulkInputs {

    static final int MAX_IDS = 1_000;

    private static final String AT = "changes.";

    private BulkInputs() {}

    record Update(
            Target target,
            Changes changes,
            boolean dryRun,
            @Nullable String idempotencyKey) {}

    /** One of them. */
    record Target(
            @Nullable List<LeadId> ids,
            @Nullable LeadFilter filter,
            @Nullable SavedViewId view) {

        void check(LeadErrors errors) {
            if (ids != null && (ids.isEmpty() || ids.size() > MAX_IDS)) {
                errors.add("target.ids", IDS_INVALID, MAX_IDS);
            }
        }
    }

    record Changes(
            ArgumentValue<StageId> stage,
            @Nullable String lostReason,
            ArgumentValue<MembershipId> assignee,
            ArgumentValue<TeamId> team,
            ArgumentValue<LeadSource> source,
            ArgumentValue<String> sourceDetail,
            ArgumentValue<Integer> score,
            ArgumentValue<Boolean> doNotContact,
            @Nullable List<String> addTags,
            @Nullable List<String> removeTags,
            @Nullable List<CustomValueInput> customFields,
            ArgumentValue<Boolean> archived) {

        /** In stored form, as far as they can be checked without the database. */
        BulkChanges stored(LeadErrors errors) {
            var found = new LeadErrors();
            var changes = new BulkChanges(
                    kept("stage", stage, found),
                    found.text("lostReason", lostReason, LeadErrors.MAX_LOST_REASON),
                    to(assignee, member -> member),
                    to(team, one -> one),
                    kept("source", source, found),
                    to(sourceDetail, text -> found.text("sourceDetail", text, LeadErrors.MAX_SOURCE_DETAIL)),
                    to(score, found::score),
                    kept("doNotContact", doNotContact, found),
                    tags("addTags", addTags, found),
                    tags("removeTags", removeTags, found),
                    customFields == null ? List.of() : customFields,
                    kept("archived", archived, found));
            if (changes.lostReason() != null && stage.isOmitted()) {
                found.add("lostReason", LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
            }
            if (!Collections.disjoint(changes.addTags(), changes.removeTags())) {
                found.add("removeTags", TAGS_INVALID, Tags.MAX_EACH, Tags.MAX_LENGTH);
            }
            if (found.isEmpty() && changes.isEmpty()) {
                errors.add("changes", REQUIRED);
            }
            found.problems().forEach(problem -> add(problem, errors));
            return changes;
        }
    }

    /** At its place in the input. */
    static void add(Problem problem, LeadErrors errors) {
        var path = problem.path() == null ? "" : String.join(".", problem.path());
        errors.add(
                AT + path, (LeadErrorCode) problem.code(), problem.arguments().toArray());
    }

    /** What cannot be cleared. */
    private static <T> @Nullable T kept(String field, ArgumentValue<T> given, LeadErrors errors) {
        if (!given.isOmitted() && given.value() == null) {
            errors.add(field, REQUIRED);
        }
        return given.value();
    }

    private static <T> @Nullable To<T> to(ArgumentValue<T> given, UnaryOperator<@Nullable T> checked) {
        return given.isOmitted() ? null : new To<>(checked.apply(given.value()));
    }

    private static List<String> tags(String field, @Nullable List<String> given, LeadErrors errors) {
        var checked = new LeadErrors();
        var tags = checked.tags(given);
        if (!checked.isEmpty()) {
            errors.add(field, TAGS_INVALID, Tags.MAX_EACH, Tags.MAX_LENGTH);
        }
        return tags;
    }
}
