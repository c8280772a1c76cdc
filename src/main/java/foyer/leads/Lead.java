package foyer.leads;

import foyer.leads.pipelines.Stage;
import foyer.leads.sla.FirstResponse;
import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.records.Subject;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may become a customer, as the schema shows it.
 *
 * @param assigneeId the member who looks after it, or null
 * @param location where it is on the earth, or null
 * @param teamId the team that looks after it, or null
 * @param lostReason null unless its stage is of the kind LOST; so is {@code lostAt}
 * @param wonAt null unless its stage is of the kind WON
 * @param tags in the order of the letters' codes
 */
public record Lead(
        LeadId id,
        String title,
        Stage stage,
        Instant stageEnteredAt,
        @Nullable MembershipId assigneeId,
        LeadSource source,
        @Nullable String sourceDetail,
        @Nullable Money value,
        @Nullable Integer score,
        LeadContact contact,
        LeadAddress address,
        @Nullable GeoPoint location,
        @Nullable TeamId teamId,
        boolean doNotContact,
        @Nullable String lostReason,
        @Nullable Instant wonAt,
        @Nullable Instant lostAt,
        FirstResponse firstResponse,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant archivedAt,
        List<String> tags) {

    /** What leads are called in events, timelines and the audit log: the schema's type. */
    public static final String TYPE = "Lead";

    public boolean archived() {
        return archivedAt != null;
    }

    public Subject subject() {
        return new Subject(TYPE, id.value());
    }

    /** The same lead with these values, as it would be. */
    public Lead with(LeadValues values) {
        return new Lead(
                id,
                values.title(),
                stage,
                stageEnteredAt,
                assigneeId,
                values.source(),
                values.sourceDetail(),
                values.value(),
                values.score(),
                values.contact(),
                values.address(),
                values.location(),
                values.teamId(),
                values.doNotContact(),
                lostReason,
                wonAt,
                lostAt,
                firstResponse,
                version,
                createdAt,
                updatedAt,
                archivedAt,
                values.tags());
    }
}
