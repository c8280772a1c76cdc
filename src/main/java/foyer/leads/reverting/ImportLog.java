package foyer.leads.reverting;

import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import foyer.leads.LeadPlaceQueries;
import foyer.leads.LeadValues;
import foyer.records.fields.CustomChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what an import does to leads, in its transactions. */
@Component
public class ImportLog {

    private final ImportLogQueries queries;
    private final JsonMapper json;

    ImportLog(ImportLogQueries queries, JsonMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /**
     * These leads are new.
     *
     * @param deeds how many lines of its timeline the import writes of each: whatever has more has been worked on
     */
    public void made(UUID job, List<UUID> leads, List<Integer> deeds, Instant at) {
        queries.insertMade(job, leads, deeds, at);
    }

    /** These leads were changed; of one that the same import made or changed before, what it was at first stays. */
    public void changed(UUID job, List<LeadBefore> leads, Instant at) {
        queries.insertChanged(job, leads, leads.stream().map(this::image).toList(), at);
    }

    private String image(LeadBefore lead) {
        var columns = new HashMap<String, @Nullable Object>();
        lead.fields().stream()
                .filter(field -> !field.startsWith(CustomChange.PREFIX))
                .forEach(field -> put(columns, field, lead.values()));
        lead.custom().forEach((key, value) -> columns.put(CustomChange.PREFIX + key, KeptValue.of(value)));
        return json.writeValueAsString(columns);
    }

    private static void put(Map<String, @Nullable Object> columns, String field, LeadValues values) {
        switch (field) {
            case "title" -> columns.put("title", values.title());
            case "source" -> columns.put("source", values.source().name());
            case "sourceDetail" -> columns.put("source_detail", values.sourceDetail());
            case "tags" -> columns.put("tags", values.tags());
            case "score" -> columns.put("score", values.score());
            case "value" -> {
                var value = values.value();
                columns.put("value_minor", value == null ? null : value.amountMinor());
                columns.put("value_currency", value == null ? null : value.currency());
            }
            case "location" -> {
                columns.put("lat_e6", LeadPlaceQueries.lat(values.location()));
                columns.put("lng_e6", LeadPlaceQueries.lng(values.location()));
            }
            case "team" -> columns.put("team_id", LeadPlaceQueries.id(values.teamId()));
            case "doNotContact" -> columns.put("do_not_contact", values.doNotContact());
            case "address" -> put(columns, values.address());
            default -> put(columns, field, values.contact());
        }
    }

    private static void put(Map<String, @Nullable Object> columns, LeadAddress address) {
        columns.put("address_line1", address.line1());
        columns.put("address_line2", address.line2());
        columns.put("address_city", address.city());
        columns.put("address_region", address.region());
        columns.put("address_postal_code", address.postalCode());
        columns.put("address_country", address.country());
    }

    private static void put(Map<String, @Nullable Object> columns, String field, LeadContact contact) {
        switch (field) {
            case "contact.name" -> columns.put("contact_name", contact.name());
            case "contact.company" -> columns.put("contact_company", contact.company());
            case "contact.email" -> columns.put("contact_email", contact.email());
            case "contact.phone" -> columns.put("contact_phone", contact.phone());
            case "contact.website" -> columns.put("contact_website", contact.website());
            default -> throw new IllegalArgumentException("an import changes no " + field);
        }
    }
}
