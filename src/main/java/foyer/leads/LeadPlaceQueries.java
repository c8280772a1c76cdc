package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.properties.geo.GeoPoint;
import foyer.tenancy.teams.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Where leads are and whose team has them, as their rows keep it: places in millionths of a degree. */
public final class LeadPlaceQueries {

    /** For {@link #address}, {@link #location} and {@link #team}. */
    public static final List<Field<?>> COLUMNS = List.of(
            LEAD.ADDRESS_LINE1,
            LEAD.ADDRESS_LINE2,
            LEAD.ADDRESS_CITY,
            LEAD.ADDRESS_REGION,
            LEAD.ADDRESS_POSTAL_CODE,
            LEAD.ADDRESS_COUNTRY,
            LEAD.LAT_E6,
            LEAD.LNG_E6,
            LEAD.TEAM_ID);

    private LeadPlaceQueries() {}

    public static LeadAddress address(Record row) {
        return new LeadAddress(
                row.get(LEAD.ADDRESS_LINE1),
                row.get(LEAD.ADDRESS_LINE2),
                row.get(LEAD.ADDRESS_CITY),
                row.get(LEAD.ADDRESS_REGION),
                row.get(LEAD.ADDRESS_POSTAL_CODE),
                row.get(LEAD.ADDRESS_COUNTRY));
    }

    public static @Nullable GeoPoint location(Record row) {
        var lat = row.get(LEAD.LAT_E6);
        var lng = row.get(LEAD.LNG_E6);
        return lat == null || lng == null ? null : new GeoPoint(lat, lng);
    }

    public static @Nullable TeamId team(Record row) {
        var team = row.get(LEAD.TEAM_ID);
        return team == null ? null : new TeamId(team);
    }

    public static @Nullable Integer lat(@Nullable GeoPoint location) {
        return location == null ? null : location.lat();
    }

    public static @Nullable Integer lng(@Nullable GeoPoint location) {
        return location == null ? null : location.lng();
    }

    public static @Nullable UUID id(@Nullable TeamId team) {
        return team == null ? null : team.value();
    }

    /** What the columns are set to. */
    static Map<Field<?>, @Nullable Object> set(LeadValues values) {
        var address = values.address();
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(LEAD.ADDRESS_LINE1, address.line1());
        columns.put(LEAD.ADDRESS_LINE2, address.line2());
        columns.put(LEAD.ADDRESS_CITY, address.city());
        columns.put(LEAD.ADDRESS_REGION, address.region());
        columns.put(LEAD.ADDRESS_POSTAL_CODE, address.postalCode());
        columns.put(LEAD.ADDRESS_COUNTRY, address.country());
        columns.put(LEAD.LAT_E6, lat(values.location()));
        columns.put(LEAD.LNG_E6, lng(values.location()));
        columns.put(LEAD.TEAM_ID, id(values.teamId()));
        return columns;
    }
}
