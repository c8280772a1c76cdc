package foyer.properties.searches;

import static foyer.properties.searches.PropertySavedSearchErrorCode.FILTER_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.NAME_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.RECIPIENT_FORBIDDEN;
import static foyer.properties.searches.PropertySavedSearchErrorCode.RECIPIENT_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.UNSUBSCRIBED;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.properties.PropertyFilterJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings what is given of a search into its stored form, or refuses it. */
@Component
class SearchInputChecks {

    private final UnsubscribedAddressQueries addresses;
    private final JsonMapper json;

    SearchInputChecks(UnsubscribedAddressQueries addresses, JsonMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    static String name(String given) {
        var name = given.strip();
        if (!isShort(name, PropertySavedSearch.MAX_NAME)) {
            throw UserErrorException.at("name", NAME_INVALID, PropertySavedSearch.MAX_NAME);
        }
        return name;
    }

    PropertySearchRecipient recipient(PropertySavedSearchInputs.Recipient given, Instant at) {
        if (!CurrentCaller.actor().may(SearchOwners.WRITE)) {
            throw UserErrorException.at("recipient", RECIPIENT_FORBIDDEN);
        }
        var consent = given.consent().strip();
        if (!isShort(consent, PropertySavedSearch.MAX_CONSENT)) {
            throw UserErrorException.at("recipient.consent", RECIPIENT_INVALID, PropertySavedSearch.MAX_CONSENT);
        }
        var name = given.name() == null ? "" : given.name().strip();
        if (!name.isEmpty() && !isShort(name, PropertySavedSearch.MAX_RECIPIENT)) {
            throw UserErrorException.at("recipient.name", RECIPIENT_INVALID, PropertySavedSearch.MAX_RECIPIENT);
        }
        if (addresses.contains(given.email())) {
            throw UserErrorException.at("recipient.email", UNSUBSCRIBED);
        }
        return new PropertySearchRecipient(name.isEmpty() ? null : name, given.email(), consent, at);
    }

    /** As JSON, read as it will be whenever a property is held against it. */
    String filter(Map<String, @Nullable Object> given) {
        var filter = json.writeValueAsString(given);
        if (filter.length() > PropertySavedSearch.MAX_FILTER || !PropertyFilterJson.findsPublished(filter)) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        return filter;
    }

    /** What is stored while the other says the same: the database writes JSON in its own way. */
    String changed(String stored, String given) {
        return json.readTree(stored).equals(json.readTree(given)) ? stored : given;
    }

    private static boolean isShort(String text, int max) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= max;
    }
}
