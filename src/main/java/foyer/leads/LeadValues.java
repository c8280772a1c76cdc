package foyer.leads;

import foyer.platform.events.ChangedFields;
import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people edit of a lead, in stored form: checked, trimmed, normalised. Compared field by field on update. */
public record LeadValues(
        String title,
        LeadSource source,
        @Nullable String sourceDetail,
        @Nullable Money value,
        @Nullable Integer score,
        LeadContact contact,
        LeadAddress address,
        @Nullable GeoPoint location,
        @Nullable TeamId teamId,
        boolean doNotContact,
        List<String> tags) {

    /** What was kept of a lead before leads had addresses has none. */
    public LeadValues {
        address = Objects.requireNonNullElse(address, LeadAddress.NONE);
    }

    public static LeadValues of(Lead lead) {
        return new LeadValues(
                lead.title(),
                lead.source(),
                lead.sourceDetail(),
                lead.value(),
                lead.score(),
                lead.contact(),
                lead.address(),
                lead.location(),
                lead.teamId(),
                lead.doNotContact(),
                lead.tags());
    }

    /** With the values that another has in these fields, named as in the schema; its own tags stay. */
    public LeadValues with(LeadValues other, Set<String> fields) {
        return new LeadValues(
                fields.contains("title") ? other.title : title,
                fields.contains("source") ? other.source : source,
                fields.contains("sourceDetail") ? other.sourceDetail : sourceDetail,
                fields.contains("value") ? other.value : value,
                fields.contains("score") ? other.score : score,
                new LeadContact(
                        fields.contains("contact.name") ? other.contact.name() : contact.name(),
                        fields.contains("contact.company") ? other.contact.company() : contact.company(),
                        fields.contains("contact.email") ? other.contact.email() : contact.email(),
                        fields.contains("contact.phone") ? other.contact.phone() : contact.phone(),
                        fields.contains("contact.website") ? other.contact.website() : contact.website()),
                fields.contains("address") ? other.address : address,
                fields.contains("location") ? other.location : location,
                fields.contains("team") ? other.teamId : teamId,
                fields.contains("doNotContact") ? other.doNotContact : doNotContact,
                tags);
    }

    /** With these tags besides its own. */
    public LeadValues tagged(Collection<String> more) {
        var all =
                Stream.concat(tags.stream(), more.stream()).distinct().sorted().toList();
        return withTags(all);
    }

    /** With other tags, in stored form. */
    public LeadValues withTags(List<String> others) {
        return new LeadValues(
                title, source, sourceDetail, value, score, contact, address, location, teamId, doNotContact, others);
    }

    /** Whether the contact is not to be contacted. */
    public LeadValues untouchable(boolean not) {
        return new LeadValues(title, source, sourceDetail, value, score, contact, address, location, teamId, not, tags);
    }

    /** With another address, in stored form. */
    public LeadValues at(LeadAddress other) {
        return new LeadValues(
                title, source, sourceDetail, value, score, contact, other, location, teamId, doNotContact, tags);
    }

    /** The names, in the schema, of the fields that differ. */
    public List<String> changedTo(LeadValues other) {
        return ChangedFields.between(byField(), other.byField());
    }

    /** Each value by its field's name in the schema. */
    public Map<String, @Nullable Object> byField() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", title);
        fields.put("source", source);
        fields.put("sourceDetail", sourceDetail);
        fields.put("value", value);
        fields.put("score", score);
        fields.put("contact.name", contact.name());
        fields.put("contact.company", contact.company());
        fields.put("contact.email", contact.email());
        fields.put("contact.phone", contact.phone());
        fields.put("contact.website", contact.website());
        fields.put("address", address.equals(LeadAddress.NONE) ? null : address);
        fields.put("location", location);
        fields.put("team", teamId == null ? null : teamId.toString());
        fields.put("doNotContact", doNotContact);
        fields.put("tags", tags.isEmpty() ? null : tags);
        return fields;
    }
}
