package foyer.properties;

import static foyerdb.properties.Tables.CHECKLIST;
import static foyerdb.properties.Tables.CHECKLIST_CONFIRMATION;
import static foyerdb.properties.Tables.CHECKLIST_ITEM;
import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;
import static foyerdb.properties.Tables.SAVED_SEARCH;
import static foyerdb.properties.Tables.SEARCH_MATCH;
import static foyerdb.properties.Tables.UNSUBSCRIBED_ADDRESS;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their properties, archived ones too, what these have cost, their media, and what people search for. */
@Component
class PropertiesExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(
                properties(),
                ExportTable.of("property-price-changes", PRICE_CHANGE, PRICE_CHANGE.TENANT_ID, PRICE_CHANGE.ID)
                        .with(PRICE_CHANGE.PROPERTY_ID, PRICE_CHANGE.OFFER)
                        .with(PRICE_CHANGE.BEFORE_MINOR, PRICE_CHANGE.BEFORE_CURRENCY, PRICE_CHANGE.BEFORE_PERIOD)
                        .with(PRICE_CHANGE.AFTER_MINOR, PRICE_CHANGE.AFTER_CURRENCY, PRICE_CHANGE.AFTER_PERIOD)
                        .with(PRICE_CHANGE.CHANGED_AT, PRICE_CHANGE.ACTOR_KIND, PRICE_CHANGE.ACTOR_ID),
                ExportTable.of("property-media", MEDIA, MEDIA.TENANT_ID, MEDIA.ID)
                        .with(MEDIA.PROPERTY_ID, MEDIA.FILE_ID, MEDIA.KIND, MEDIA.POSITION, MEDIA.COVER)
                        .with(MEDIA.ALT, MEDIA.CAPTION, MEDIA.CREATED_AT),
                ExportTable.of("property-checklist", CHECKLIST, CHECKLIST.TENANT_ID, CHECKLIST.ID)
                        .with(CHECKLIST.REQUIREMENTS, CHECKLIST.UPDATED_AT),
                ExportTable.of("property-checklist-items", CHECKLIST_ITEM, CHECKLIST_ITEM.TENANT_ID, CHECKLIST_ITEM.ID)
                        .with(CHECKLIST_ITEM.TITLE, CHECKLIST_ITEM.POSITION)
                        .with(CHECKLIST_ITEM.CREATED_AT, CHECKLIST_ITEM.DELETED_AT),
                ExportTable.of(
                                "property-confirmations",
                                CHECKLIST_CONFIRMATION,
                                CHECKLIST_CONFIRMATION.TENANT_ID,
                                CHECKLIST_CONFIRMATION.ID)
                        .with(CHECKLIST_CONFIRMATION.PROPERTY_ID, CHECKLIST_CONFIRMATION.ITEM_ID)
                        .with(CHECKLIST_CONFIRMATION.CONFIRMED_AT)
                        .with(CHECKLIST_CONFIRMATION.ACTOR_KIND, CHECKLIST_CONFIRMATION.ACTOR_ID),
                ExportTable.of("property-searches", SAVED_SEARCH, SAVED_SEARCH.TENANT_ID, SAVED_SEARCH.ID)
                        .with(SAVED_SEARCH.OWNER_ID, SAVED_SEARCH.NAME, SAVED_SEARCH.FILTER, SAVED_SEARCH.ALERT)
                        .with(SAVED_SEARCH.RECIPIENT_EMAIL, SAVED_SEARCH.RECIPIENT_NAME)
                        .with(SAVED_SEARCH.CONSENT, SAVED_SEARCH.CONSENTED_AT, SAVED_SEARCH.UNSUBSCRIBED_AT)
                        .with(SAVED_SEARCH.VERSION, SAVED_SEARCH.CREATED_AT, SAVED_SEARCH.UPDATED_AT)
                        .without("which version wrote which field", SAVED_SEARCH.FIELD_VERSIONS),
                ExportTable.of(
                                "property-unsubscribed",
                                UNSUBSCRIBED_ADDRESS,
                                UNSUBSCRIBED_ADDRESS.TENANT_ID,
                                UNSUBSCRIBED_ADDRESS.ID)
                        .with(UNSUBSCRIBED_ADDRESS.EMAIL, UNSUBSCRIBED_ADDRESS.UNSUBSCRIBED_AT),
                ExportTable.of("property-search-matches", SEARCH_MATCH, SEARCH_MATCH.TENANT_ID, SEARCH_MATCH.ID)
                        .with(SEARCH_MATCH.SEARCH_ID, SEARCH_MATCH.PROPERTY_ID, SEARCH_MATCH.REASON)
                        .with(SEARCH_MATCH.OCCASION, SEARCH_MATCH.MATCHED_AT, SEARCH_MATCH.TOLD_AT));
    }

    private static ExportTable properties() {
        return ExportTable.of("properties", PROPERTY, PROPERTY.TENANT_ID, PROPERTY.ID)
                .with(PROPERTY.REFERENCE, PROPERTY.STATUS, PROPERTY.KIND, PROPERTY.PURPOSE)
                .with(PROPERTY.TITLE, PROPERTY.DESCRIPTION)
                .with(PROPERTY.SALE_MINOR, PROPERTY.SALE_CURRENCY, PROPERTY.SALE_VALID_UNTIL)
                .with(PROPERTY.RENT_MINOR, PROPERTY.RENT_CURRENCY, PROPERTY.RENT_PERIOD, PROPERTY.RENT_VALID_UNTIL)
                .with(PROPERTY.AREA, PROPERTY.AREA_UNIT, PROPERTY.BEDROOMS, PROPERTY.BATHROOMS)
                .with(PROPERTY.PARKING_SPACES, PROPERTY.YEAR_BUILT, PROPERTY.FEATURES)
                .with(PROPERTY.COUNTRY, PROPERTY.CITY, PROPERTY.DISTRICT, PROPERTY.STREET)
                .with(PROPERTY.BUILDING_NAME, PROPERTY.UNIT_NUMBER, PROPERTY.POSTAL_CODE)
                .with(PROPERTY.LAT_E6, PROPERTY.LNG_E6, PROPERTY.GEOCODED)
                .with(PROPERTY.ADDRESS_HIDDEN, PROPERTY.BUILDING_ID)
                .with(PROPERTY.OWNER_NAME, PROPERTY.OWNER_EMAIL, PROPERTY.OWNER_PHONE)
                .with(PROPERTY.AGENT_ID, PROPERTY.TEAM_ID, PROPERTY.VERSION)
                .with(PROPERTY.CREATED_AT, PROPERTY.CREATED_BY_KIND, PROPERTY.CREATED_BY_ID)
                .with(PROPERTY.UPDATED_AT, PROPERTY.PUBLISHED_AT, PROPERTY.ARCHIVED_AT)
                .without("made of the other columns, for searching", PROPERTY.AREA_CM2, PROPERTY.CELL)
                .without("made of the other columns, for searching", PROPERTY.SEARCH_TEXT, PROPERTY.ADDRESS_KEY)
                .without("where the public sees it", PROPERTY.PUBLIC_LAT_E6, PROPERTY.PUBLIC_LNG_E6)
                .without("how far that is from where it is", PROPERTY.SHIFT_NORTH, PROPERTY.SHIFT_EAST)
                .with(PROPERTY.LAST_SALE_MINOR, PROPERTY.LAST_SALE_CURRENCY)
                .with(PROPERTY.LAST_RENT_MINOR, PROPERTY.LAST_RENT_CURRENCY, PROPERTY.LAST_RENT_PERIOD)
                .without("which version wrote which field", PROPERTY.FIELD_VERSIONS)
                .without("tells whether anybody has worked on a sample", PROPERTY.SAMPLE_DEEDS);
    }
}
