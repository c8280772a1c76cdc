package foyer.properties;

import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes properties out, with their media and what they have cost. */
@Component
class PropertyPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 210;

    PropertyPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "properties",
                ORDER,
                List.of(MEDIA, PRICE_CHANGE, PROPERTY),
                Map.of("PROPERTIES", PROPERTY));
    }
}
