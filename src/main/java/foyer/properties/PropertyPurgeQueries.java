package foyer.properties;

import static foyerdb.properties.Tables.CHECKLIST;
import static foyerdb.properties.Tables.CHECKLIST_CONFIRMATION;
import static foyerdb.properties.Tables.CHECKLIST_ITEM;
import static foyerdb.properties.Tables.GEOCODING;
import static foyerdb.properties.Tables.MAP_PICTURE;
import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;
import static foyerdb.properties.Tables.SAVED_SEARCH;
import static foyerdb.properties.Tables.SEARCH_MATCH;
import static foyerdb.properties.Tables.UNSUBSCRIBED_ADDRESS;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes properties out, with their media, what they have cost, and the searches that they met. */
@Component
class PropertyPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 210;

    PropertyPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "properties",
                ORDER,
                List.of(
                        CHECKLIST_CONFIRMATION,
                        CHECKLIST_ITEM,
                        CHECKLIST,
                        GEOCODING,
                        MAP_PICTURE,
                        SEARCH_MATCH,
                        SAVED_SEARCH,
                        UNSUBSCRIBED_ADDRESS,
                        MEDIA,
                        PRICE_CHANGE,
                        PROPERTY),
                Map.of("PROPERTIES", PROPERTY));
    }
}
