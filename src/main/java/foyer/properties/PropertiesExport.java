package foyer.properties;

import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their properties, archived ones too, what these have cost, and their media. */
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
                        .with(MEDIA.ALT, MEDIA.CAPTION, MEDIA.CREATED_AT));
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
                .with(PROPERTY.LAT_E6, PROPERTY.LNG_E6, PROPERTY.ADDRESS_HIDDEN, PROPERTY.BUILDING_ID)
                .with(PROPERTY.OWNER_NAME, PROPERTY.OWNER_EMAIL, PROPERTY.OWNER_PHONE)
                .with(PROPERTY.AGENT_ID, PROPERTY.TEAM_ID, PROPERTY.VERSION)
                .with(PROPERTY.CREATED_AT, PROPERTY.CREATED_BY_KIND, PROPERTY.CREATED_BY_ID)
                .with(PROPERTY.UPDATED_AT, PROPERTY.PUBLISHED_AT, PROPERTY.ARCHIVED_AT)
                .without("made of the other columns, for searching", PROPERTY.AREA_CM2, PROPERTY.CELL)
                .without("made of the other columns, for searching", PROPERTY.SEARCH_TEXT, PROPERTY.ADDRESS_KEY)
                .without("where the public sees it", PROPERTY.PUBLIC_LAT_E6, PROPERTY.PUBLIC_LNG_E6)
                .without("how far that is from where it is", PROPERTY.SHIFT_NORTH, PROPERTY.SHIFT_EAST)
                .without("which version wrote which field", PROPERTY.FIELD_VERSIONS)
                .without("tells whether anybody has worked on a sample", PROPERTY.SAMPLE_DEEDS);
    }
}
