package foyer.leads;

import foyer.leads.assignment.AssignmentRuleId;
import foyer.leads.pipelines.StageId;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import foyer.properties.geo.GeoPoint;
import foyer.records.fields.CustomValueInput;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantDefaults;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs of the lead mutations; {@link LeadDraft} is that of {@code leadCreate}. */
public final class LeadInputs {

    private LeadInputs() {}

    /** What to change: a field that is absent stays, one that is null is cleared. */
    record Update(
            LeadId id,
            @Nullable Integer version,
            ArgumentValue<String> title,
            ArgumentValue<LeadSource> source,
            ArgumentValue<String> sourceDetail,
            ArgumentValue<MoneyInput> value,
            ArgumentValue<Integer> score,
            ArgumentValue<Contact> contact,
            ArgumentValue<Address> address,
            ArgumentValue<GeoPoint> location,
            ArgumentValue<TeamId> team,
            ArgumentValue<Boolean> doNotContact,
            ArgumentValue<List<String>> tags,
            @Nullable List<CustomValueInput> customFields) {

        /** The stored values with this change made to them; the tenant's defaults are asked for only where it needs them. */
        LeadValues applyTo(LeadValues stored, Supplier<TenantDefaults> defaults, LeadErrors errors) {
            return new LeadValues(
                    title.isOmitted() ? stored.title() : title(stored.title(), errors),
                    source.isOmitted() ? stored.source() : errors.required("source", source.value(), stored.source()),
                    sourceDetail.isOmitted()
                            ? stored.sourceDetail()
                            : errors.text("sourceDetail", sourceDetail.value(), LeadErrors.MAX_SOURCE_DETAIL),
                    value.isOmitted() ? stored.value() : errors.value(value(defaults)),
                    score.isOmitted() ? stored.score() : errors.score(score.value()),
                    contact.isOmitted() ? stored.contact() : contact(stored.contact(), defaults, errors),
                    address.isOmitted() ? stored.address() : errors.address(address(stored.address())),
                    location.isOmitted() ? stored.location() : errors.location(location.value()),
                    team.isOmitted() ? stored.teamId() : team.value(),
                    doNotContact.isOmitted()
                            ? stored.doNotContact()
                            : errors.required("doNotContact", doNotContact.value(), stored.doNotContact()),
                    tags.isOmitted() ? stored.tags() : errors.tags(tags.value()));
        }

        private String title(String stored, LeadErrors errors) {
            return title.value() == null ? errors.required("title", null, stored) : errors.title(title.value());
        }

        private @Nullable Money value(Supplier<TenantDefaults> defaults) {
            var given = value.value();
            return given == null ? null : given.in(() -> defaults.get().currency());
        }

        private LeadContact contact(LeadContact stored, Supplier<TenantDefaults> defaults, LeadErrors errors) {
            var given = contact.value();
            return given == null
                    ? LeadContact.NONE
                    : given.applyTo(stored, () -> defaults.get().country(), errors);
        }

        private LeadAddress address(LeadAddress stored) {
            var given = address.value();
            return given == null ? LeadAddress.NONE : given.applyTo(stored);
        }
    }

    /** The contact in an update. */
    record Contact(
            ArgumentValue<String> name,
            ArgumentValue<String> company,
            ArgumentValue<String> email,
            ArgumentValue<String> phone,
            ArgumentValue<String> website) {

        LeadContact applyTo(LeadContact stored, Supplier<@Nullable String> country, LeadErrors errors) {
            return new LeadContact(
                    name.isOmitted() ? stored.name() : errors.text("contact.name", name.value(), LeadErrors.MAX_NAME),
                    company.isOmitted()
                            ? stored.company()
                            : errors.text("contact.company", company.value(), LeadErrors.MAX_NAME),
                    email.isOmitted() ? stored.email() : email.value(),
                    phone.isOmitted() ? stored.phone() : errors.phone(phone.value(), country),
                    website.isOmitted() ? stored.website() : errors.website(website.value()));
        }
    }

    /** The address in an update. */
    record Address(
            ArgumentValue<String> line1,
            ArgumentValue<String> line2,
            ArgumentValue<String> city,
            ArgumentValue<String> region,
            ArgumentValue<String> postalCode,
            ArgumentValue<String> country) {

        LeadAddress applyTo(LeadAddress stored) {
            return new LeadAddress(
                    line1.isOmitted() ? stored.line1() : line1.value(),
                    line2.isOmitted() ? stored.line2() : line2.value(),
                    city.isOmitted() ? stored.city() : city.value(),
                    region.isOmitted() ? stored.region() : region.value(),
                    postalCode.isOmitted() ? stored.postalCode() : postalCode.value(),
                    country.isOmitted() ? stored.country() : country.value());
        }
    }

    /** Which leads to give to whom, or by which rule; a member who is null takes them from whoever has them. */
    record Assign(
            List<LeadId> ids,
            ArgumentValue<MembershipId> to,
            @Nullable AssignmentRuleId rule) {}

    public record MoveStage(
            LeadId id, StageId stage, @Nullable String lostReason) {}

    /** Which leads to archive or to restore. */
    record Ids(List<LeadId> ids) {}

    /**
     * How and when people were in touch.
     *
     * @param occurredAt null for now
     */
    public record ActivityLog(
            LeadId id,
            LeadActivityKind kind,
            @Nullable String body,
            @Nullable Instant occurredAt,
            @Nullable String idempotencyKey) {}

    public record NoteAdd(LeadId id, String body, @Nullable String idempotencyKey) {}
}
