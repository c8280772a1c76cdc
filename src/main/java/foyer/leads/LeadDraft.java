package foyer.leads;

import foyer.leads.pipelines.StageId;
import foyer.platform.money.MoneyInput;
import foyer.properties.geo.GeoPoint;
import foyer.records.fields.CustomValueInput;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantDefaults;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lead to be made, as it was given.
 *
 * @param stage null for the first one of the tenant's pipeline
 * @param assignee needs the permission LEADS_ASSIGN unless it is the caller
 * @param team needs the permission LEADS_ASSIGN
 * @param source null for MANUAL
 * @param doNotContact whether the contact asked for that
 * @param force whether it is made although there are others with its e-mail, phone or website
 * @param idempotencyKey null for none
 */
public record LeadDraft(
        String title,
        @Nullable StageId stage,
        @Nullable MembershipId assignee,
        @Nullable LeadSource source,
        @Nullable String sourceDetail,
        @Nullable MoneyInput value,
        @Nullable Integer score,
        @Nullable LeadContact contact,
        @Nullable LeadAddress address,
        @Nullable GeoPoint location,
        @Nullable TeamId team,
        @Nullable List<String> tags,
        @Nullable List<CustomValueInput> customFields,
        boolean doNotContact,
        boolean force,
        @Nullable String idempotencyKey) {

    /** One without a place, a team, tags and custom fields, whatever leads there are of the same person. */
    public LeadDraft(
            String title,
            @Nullable StageId stage,
            @Nullable MembershipId assignee,
            @Nullable LeadSource source,
            @Nullable String sourceDetail,
            @Nullable MoneyInput value,
            @Nullable Integer score,
            @Nullable LeadContact contact,
            @Nullable String idempotencyKey) {
        this(
                title,
                stage,
                assignee,
                source,
                sourceDetail,
                value,
                score,
                contact,
                null,
                null,
                null,
                null,
                null,
                false,
                true,
                idempotencyKey);
    }

    /** The same lead, for an idempotency key: that its maker goes on after a warning makes it no other input. */
    LeadDraft unforced() {
        return new LeadDraft(
                title,
                stage,
                assignee,
                source,
                sourceDetail,
                value,
                score,
                contact,
                address,
                location,
                team,
                tags,
                customFields,
                doNotContact,
                false,
                idempotencyKey);
    }

    /**
     * What the lead is to have, with what was wrong put among the errors.
     *
     * @param defaults the tenant's, which are asked for only where something given needs them
     */
    public LeadValues values(Supplier<TenantDefaults> defaults, LeadErrors errors) {
        return new LeadValues(
                errors.title(title),
                source == null ? LeadSource.MANUAL : source,
                errors.text("sourceDetail", sourceDetail, LeadErrors.MAX_SOURCE_DETAIL),
                errors.value(
                        value == null ? null : value.in(() -> defaults.get().currency())),
                errors.score(score),
                contact == null
                        ? LeadContact.NONE
                        : errors.contact(contact, () -> defaults.get().country()),
                address == null ? LeadAddress.NONE : errors.address(address),
                errors.location(location),
                team,
                doNotContact,
                errors.tags(tags));
    }
}
